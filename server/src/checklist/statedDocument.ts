import type { RankedSource, WouldChange } from '../../../shared/investigation.ts'
import { protocolWords } from '../../../shared/protocolWords.ts'
import { stated as known } from './grouping.ts'
import type { Inquiry } from './inquiry.ts'
import { evidence, sampleOf } from './references.ts'
import type { Source } from './sources.ts'
import type { StatedSource } from './statedSources.ts'
import { counted, duration, iso, quoted, share } from './wording.ts'

/** A source that failures state, as the document lists it. */
export function statedDocument(inquiry: Inquiry, source: Source, stated: StatedSource, inFull: boolean): RankedSource {
  const tried = stated.attempts.map(n => inquiry.attempts[n]!)
  const shape = { ...known({ ip: text(source.address), name: text(quoted(source.name)) }), protocol: source.protocol }
  const detail = inFull ? { sessionTimes: tried.map(({ at }) => iso(at)) } : {}
  return {
    kind: source.kind,
    value: quoted(source.value),
    ...shape,
    ...processOf(inquiry, stated),
    confidence: source.confidence,
    matched: stated.attempts.length,
    of: inquiry.attempts.length,
    sessions: stated.attempts.length,
    evidence: evidence(...sampleOf(tried).map(({ rows }) => rows.find(row => row === stated.origin.row) ?? rows[0]), source.session?.ref),
    because: becauseOf(inquiry, source, stated),
    ...detail,
  }
}

/** A stated source that is not named: a candidate. */
export function unnamedStated({ nameOf }: Inquiry, stated: StatedSource): Source {
  const { origin, ip, name } = stated
  const isPlace = origin.kind === 'host' || origin.kind === 'task' || origin.kind === 'service'
  const value = isPlace ? nameOf(origin.value) : origin.value
  return {
    kind: isPlace ? 'host' : origin.kind,
    value,
    address: ip,
    name: name === '' ? '' : nameOf(name),
    protocol: origin.protocol,
    confidence: 'not shown',
    stated,
  }
}

const text = (value: string): string | undefined => (value === '' ? undefined : value)

function processOf({ nameOf }: Inquiry, { origin }: StatedSource): Pick<RankedSource, 'process'> {
  const { process } = origin.row.who
  const image = origin.row.what.image?.split('\\').at(-1)
  if (origin.kind === 'ip' || process?.kind !== 'process') return {}
  return { process: known({ host: text(nameOf(origin.logger)), pid: process.pid, image }) }
}

const WAYS: Readonly<Partial<Record<Source['protocol'], string>>> = {
  batch: 'a scheduled task on',
  service: 'a service on',
  interactive: 'the console of',
}

const NAMED: Readonly<Partial<Record<Source['kind'], string>>> = { task: 'scheduled task', service: 'service' }

/** `118 of 120 failures state 10.1.5.9 PC-9 (NTLM), every 60 s.` */
export function becauseOf(inquiry: Inquiry, source: Source, stated: StatedSource): string {
  const counts = share(stated.attempts.length, inquiry.attempts.length)
  const beat = stated.rhythm === undefined || stated.rhythm.periodSeconds === 0 ? '' : `, every ${duration(stated.rhythm.periodSeconds)}`
  if (source.session !== undefined)
    return `${counts} failures come from ${quoted(source.name)}, where a session is open since ${inquiry.say.day(source.session.at)}, before the password change.`
  const named = NAMED[source.kind]
  if (named !== undefined)
    return `${counts} failures were made by the ${named} ${quoted(source.value.slice(source.value.indexOf('/') + 1))} on ${quoted(source.name)} itself${beat}.`
  const way = source.kind === 'host' ? WAYS[source.protocol] : undefined
  if (way !== undefined) return `${counts} failures were made by ${way} ${quoted(source.name || source.value)} itself${beat}.`
  const what = [source.value, source.address, source.name].map(quoted).filter((part, i, all) => part !== '' && all.indexOf(part) === i)
  const doubt = stated.shared
    ? `; but ${counted(inquiry.shared.usersOf(source.address), 'user')} come through that address: it is a proxy’s or a gateway’s`
    : ''
  const claimed = stated.origin.told === 'record' ? 'state' : 'claim to come from'
  const passing = isLastHop(inquiry, stated) ? '; whether it only passed them on, its own logs show' : ''
  const over = protocolWords(source.protocol)
  return `${counts} failures ${claimed} ${what.join(' ')}${over === undefined ? '' : ` (${over})`}${beat}${doubt}${passing}.`
}

/** Whether a source is no more than the last machine that the controller could name: nobody knows whether it only passed the logons on. */
export const isLastHop = ({ hop }: Inquiry, { origin }: StatedSource): boolean => origin.told === 'hearsay' && origin.value === hop.host

/** What would make a stated source surer, and what would overturn it. */
export function statedWouldChange(inquiry: Inquiry, source: Source, stated: StatedSource): WouldChange {
  const name = quoted(source.name || source.value)
  const left = inquiry.attempts.length - stated.attempts.length
  return {
    stronger: stronger(source, stated, name),
    ...(left === 0 ? {} : { weaker: `${counted(left, 'failure')} ${left === 1 ? 'does' : 'do'} not state it.` }),
    overturned: `Failures that go on while ${name} is off.`,
  }
}

function stronger({ confidence, protocol }: Source, { shared }: StatedSource, name: string): string {
  if (shared) return 'The client’s own address (X-Forwarded-For, or the log of the proxy) tells who is behind it.'
  if (confidence !== 'proven') return 'A record with user, address and refusal together makes it proven.'
  return `The ${WAYS[protocol] === undefined ? 'program' : 'task or service'} on ${name} that keeps the password completes it.`
}
