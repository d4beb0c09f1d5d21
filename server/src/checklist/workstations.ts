import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import { anyone, eachEntry, userMarks, whatMarks } from './columns.ts'
import type { Stretch } from './coverage.ts'
import { hostKey } from './observations.ts'
import { sameName } from './passwordChanges.ts'
import type { User } from './subject.ts'

/** A machine at which the subject sits, by a successful logon at its console or by the investigator's word (step S05). */
export interface Workstation {
  readonly name: string
  readonly host: string
  readonly ref: EntryRef | undefined
  /** Times in which it was off. */
  readonly off: readonly Off[]
}

/** A time in which a machine was off, and who says so. */
export interface Off extends Stretch {
  readonly by: 'fact' | 'log'
  readonly refs: readonly EntryRef[]
}

const AT_THE_CONSOLE = new Set([2, 7, 11])
const SHUTDOWNS = new Set(['513', '4609'])
const STARTS = new Set(['512', '4608'])

export function workstationsOf(snapshot: Snapshot, user: User): Workstation[] {
  const found = new Map<string, { name: string; ref: EntryRef | undefined }>()
  for (const file of snapshot.files) {
    const logons = whatMarks(file.table, what => what.class === 'logon' && AT_THE_CONSOLE.has(what.logonType ?? -1))
    eachEntry(file.table, userMarks(file, user), logons, (entry, whoId) => {
      const { logger } = file.table.whoOf(whoId)
      const name = logger?.kind === 'host' ? logger.name : (file.host?.name ?? '')
      if (name !== '' && !found.has(shortHost(name))) found.set(shortHost(name), { name, ref: { file, entry } })
    })
  }
  for (const fact of snapshot.case.facts ?? []) {
    const host = fact.host ?? ''
    const isTheirs =
      fact.kind === 'host-off' && host !== '' && (fact.user !== undefined || found.size === 0) && sameName(fact.user, user.name)
    if (isTheirs && !found.has(shortHost(host))) found.set(shortHost(host), { name: host, ref: undefined })
  }
  return [...found].map(([host, { name, ref }]) => ({ host, ref, name: name.split('.')[0] ?? name, off: offTimes(snapshot, host) }))
}

function offTimes(snapshot: Snapshot, host: string): Off[] {
  const told = (snapshot.case.facts ?? [])
    .filter(fact => fact.kind === 'host-off' && shortHost(fact.host ?? '') === host)
    .map((fact): Off => ({ from: Date.parse(fact.from ?? ''), to: Date.parse(fact.to ?? ''), by: 'fact', refs: [] }))
  return [...told, ...writtenOffTimes(snapshot, host)].filter(({ from, to }) => to > from)
}

/** From a shutdown that a machine wrote to its next start; a shutdown without a start says nothing about an end. */
function writtenOffTimes(snapshot: Snapshot, host: string): Off[] {
  const events: { at: number; starts: boolean; ref: EntryRef }[] = []
  for (const file of snapshot.files) {
    const marks = whatMarks(file.table, ({ code }) => SHUTDOWNS.has(code) || STARTS.has(code))
    eachEntry(file.table, anyone(file.table), marks, (entry, whoId, whatId) => {
      const logger = hostKey(file.table.whoOf(whoId).logger) || shortHost(file.host?.name ?? '')
      if (logger === host) events.push({ at: utcOf(file, entry), starts: STARTS.has(file.table.whatOf(whatId).code), ref: { file, entry } })
    })
  }
  const inOrder = events.toSorted((a, b) => a.at - b.at)
  return inOrder.flatMap((event, i) => {
    const next = inOrder[i + 1]
    return !event.starts && next?.starts === true ? [{ from: event.at, to: next.at, by: 'log' as const, refs: [event.ref, next.ref] }] : []
  })
}
