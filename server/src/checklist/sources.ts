import type { Confidence, SourceKind, SourceProtocol } from '../../../shared/investigation.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Attempt } from './attempts.ts'
import { type Caller, clientName } from './clientNames.ts'
import { isStronger } from './confidence.ts'
import { localName } from './localNames.ts'
import type { OpenSession } from './openSession.ts'
import type { PasswordChange } from './passwordChanges.ts'
import { isNamedSource, type StatedSource } from './statedSources.ts'
import type { User } from './subject.ts'
import type { Named } from './nameSources.ts'
import type { Suspects } from './suspects.ts'
import { quoted } from './wording.ts'

/** A source that is named: by the failures themselves, or by the seconds in which it connects. */
export interface Source {
  readonly kind: SourceKind
  /** As the contract spells it: address, machine, device, HOST/SESSION. */
  readonly value: string
  readonly address: string
  /** Short key or spelling of its machine; '' where nothing says. */
  readonly name: string
  readonly protocol: SourceProtocol
  readonly confidence: Confidence
  readonly stated?: StatedSource
  readonly timed?: Named
  readonly session?: OpenSession
}

export interface SourcesInput {
  readonly snapshot: Snapshot
  readonly attempts: readonly Attempt[]
  readonly stated: readonly StatedSource[]
  readonly suspects: Suspects
  readonly sessions: readonly OpenSession[]
  readonly changes: readonly PasswordChange[]
  readonly user: User
  readonly from: number
  readonly nameOf: (host: string) => string
}

/** The sources that are named, the surest first; of equally sure ones, those that the failures state come first. */
export function sourcesOf(input: SourcesInput): Source[] {
  const stated = input.stated.filter(isNamedSource).map(one => statedSource(one, input))
  const timed = input.suspects.named
    .filter(({ ranked }) => !stated.some(({ address }) => address === ranked.client.address))
    .map(one => timedSource(one, input.snapshot))
  return [...stated, ...timed].toSorted(
    (a, b) => Number(isStronger(b.confidence, a.confidence)) - Number(isStronger(a.confidence, b.confidence)),
  )
}

function statedSource(stated: StatedSource, { snapshot, user, attempts, sessions, changes, from, nameOf }: SourcesInput): Source {
  const { origin, ip, confidence } = stated
  const paired = ip === '' ? '' : clientName(snapshot, callerOf(stated, attempts)).name
  const name = stated.name === '' ? paired : nameOf(stated.name)
  const base = { address: ip, name, protocol: origin.protocol, confidence, stated }
  const session = sessions.find(({ host }) => host !== '' && (host === stated.name || host === paired.toLowerCase()))
  const change = changes.findLast(({ at }) => at <= from)
  if (
    session !== undefined &&
    session.id !== '' &&
    (origin.kind === 'ip' || origin.kind === 'host') &&
    change !== undefined &&
    session.at < change.at
  )
    return {
      ...base,
      kind: 'session',
      value: `${nameOf(session.host)}/${session.id}`,
      name: nameOf(session.host),
      session,
      confidence: confidence === 'proven' ? 'near certain' : confidence,
    }
  if (origin.kind === 'task' || origin.kind === 'service') {
    const failures = stated.attempts.map(n => attempts[n]!.row.at)
    const called = localName(snapshot, user, origin.kind, origin.value, failures)
    const host = nameOf(origin.value)
    if (called !== '') return { ...base, kind: origin.kind, value: `${host}/${called}`, name: host }
  }
  if (origin.kind === 'host' || origin.kind === 'task' || origin.kind === 'service')
    return { ...base, kind: 'host', value: nameOf(origin.value), name: nameOf(origin.value) }
  return { ...base, kind: origin.kind, value: origin.value }
}

function timedSource(timed: Named, snapshot: Snapshot): Source {
  const { client } = timed.ranked
  const { name } = clientName(snapshot, client)
  const base = { address: client.address, name, protocol: client.protocol, confidence: timed.confidence, timed }
  if (client.kind === 'ip') return { ...base, kind: 'ip', value: client.address }
  return { ...base, kind: client.kind, value: client.behind, name: client.behind }
}

/** What is asked for the name of a stated source: its address, and the times at which it was there. */
export const callerOf = ({ ip, attempts }: StatedSource, all: readonly Attempt[]): Caller => ({
  address: ip,
  names: new Map(),
  sessions: attempts.map(n => all[n]!.row),
})

/** A source in one breath: `10.1.5.77 WEBAPP01`, `TS01/0x5a3f`. */
export function sourceText({ kind, value, address, name }: Source): string {
  const parts = kind === 'session' ? [value] : [value, address, name]
  return parts
    .map(quoted)
    .filter((part, i, all) => part !== '' && all.findIndex(other => other.toLowerCase() === part.toLowerCase()) === i)
    .join(' ')
}
