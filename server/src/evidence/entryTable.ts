import { CODE_SPACES, type Code, PROTOCOLS } from '../model/codeSpace.ts'
import type { Entry, Gap, What } from '../model/entry.ts'
import { type Identity, type Role, ROLES, type Who } from '../model/identity.ts'
import { withPort } from '../model/listed.ts'
import { logonIdText } from '../model/logonSession.ts'
import { ENTRY_CLASSES, type EntryClass, OUTCOMES, type Outcome } from '../model/outcome.ts'
import * as F from '../model/what.ts'
import { LONG, type Numbers, SEGMENT_ENTRIES, type Segment } from './entryColumns.ts'
import { identityAt } from './identities.ts'
import type { TableData } from './tableData.ts'
import { cellOf } from './tuples.ts'

/**
 * The entries of one file: where each lies, when it was written, who appears in it, what it says. An object exists only for the entry that is asked for.
 * Entry numbers count from 0 in file order.
 */
export interface EntryTable {
  readonly data: TableData
  readonly count: number
  readonly gaps: readonly Gap[]
  offset(entry: number): number
  length(entry: number): number
  /** 1-based line of the entry's first byte. */
  line(entry: number): number
  /** Civil milliseconds as written; NaN where the entry states no time. */
  written(entry: number): number
  whoId(entry: number): number
  whatId(entry: number): number
  who(entry: number): Who
  what(entry: number): What
  /** What the entry states as numbers, which `who` and `what` say too. */
  numbers(entry: number): Numbers
  /** Who of a who-tuple, what of a what-tuple: decoded once, then kept. */
  whoOf(whoId: number): Who
  whatOf(whatId: number): What
  class(entry: number): EntryClass
  outcome(entry: number): Outcome
  read(entry: number): Entry
  /** The heading in force for an entry (`#Fields: …`), '' where there is none. */
  heading(entry: number): string
  /** The last entry that begins at or before a line or offset; -1 before the first. */
  atLine(line: number): number
  atOffset(offset: number): number
}

export function entryTable(data: TableData): EntryTable {
  const { segments } = data
  const firsts = segmentStarts(segments)
  const count = firsts[segments.length] ?? 0
  const uniform = segments.every((segment, i) => i === segments.length - 1 || segment.count === SEGMENT_ENTRIES)
  const indexOf = uniform ? (n: number) => n >>> 16 : (n: number) => lastAtMost(firsts, n, segments.length)
  const segmentOf = (n: number): Segment => segments[indexOf(n)]!
  const at = (n: number): number => n - firsts[indexOf(n)]!
  const offset = (n: number): number => segmentOf(n).base + segmentOf(n).offset[at(n)]!
  const line = (n: number): number => segmentOf(n).firstLine + segmentOf(n).line[at(n)]!
  const whoId = (n: number): number => segmentOf(n).who[at(n)]!
  const whatId = (n: number): number => segmentOf(n).what[at(n)]!
  const whos: (Who | undefined)[] = []
  const whats: (What | undefined)[] = []
  const whoOf = (id: number): Who => (whos[id] ??= decodeWho(data, id))
  const whatOf = (id: number): What => (whats[id] ??= decodeWhat(data, id))
  const numbers = (n: number): Numbers => {
    const { logon, session: sessions, port } = segmentOf(n)
    return { logonId: logon?.[at(n)] ?? 0, session: sessions?.[at(n)] ?? 0, port: port?.[at(n)] ?? 0 }
  }
  const session = (n: number): Identity | undefined => {
    const { logonId, session: id } = numbers(n)
    if (logonId !== 0) return logonSession(whoOf(whoId(n)), logonId)
    return identityAt(data.identities, id) ?? whoOf(whoId(n)).session
  }
  const who = (n: number): Who => {
    const named = whoOf(whoId(n))
    const of = session(n)
    return of === named.session ? named : { ...named, session: of! }
  }
  const what = (n: number): What => {
    const { port } = numbers(n)
    return port === 0 ? whatOf(whatId(n)) : withPort(whatOf(whatId(n)), port)
  }
  const written = (n: number): number => {
    const segment = segmentOf(n)
    const second = segment.second[at(n)]!
    return second === 0 ? Number.NaN : (segment.firstSecond + second - 1) * 1000 + (segment.milli?.[at(n)] ?? 0)
  }
  return {
    data,
    count,
    gaps: data.gaps,
    offset,
    length: n => {
      const length = segmentOf(n).length[at(n)]!
      return length === LONG ? (data.long.get(n) ?? LONG) : length
    },
    line,
    written,
    whoId,
    whatId,
    whoOf,
    whatOf,
    who,
    what,
    numbers,
    class: n => whatOf(whatId(n)).class,
    outcome: n => whatOf(whatId(n)).outcome,
    read: n => ({ line: line(n), written: written(n), who: who(n), what: what(n) }),
    heading: n => data.headings[lastWhere(data.headings.length, i => data.headings[i]!.from <= n)]?.text ?? '',
    atLine: wanted => lastWhere(count, n => line(n) <= wanted),
    atOffset: wanted => lastWhere(count, n => offset(n) <= wanted),
  }
}

/** The logon session on the machine that wrote the entry. */
function logonSession({ logger }: Who, logonId: number): Identity {
  return { kind: 'session', id: logonIdText(logonId), host: logger?.kind === 'host' ? logger.name : '' }
}

function segmentStarts(segments: readonly Segment[]): number[] {
  const starts = [0]
  for (const segment of segments) starts.push(starts.at(-1)! + segment.count)
  return starts
}

const lastAtMost = (sorted: readonly number[], value: number, count: number): number => lastWhere(count, i => sorted[i]! <= value)

/** The last index below `count` for which a monotone condition holds; -1 where it holds for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}

function decodeWho(data: TableData, id: number): Who {
  const who: { [R in Role]?: Identity } = {}
  ROLES.forEach((role, column) => {
    const identity = identityAt(data.identities, cellOf(data.who, id, column))
    if (identity !== undefined) who[role] = identity
  })
  return who
}

function decodeWhat(data: TableData, id: number): What {
  const facet = (column: number): number => cellOf(data.what, id, column)
  const word = (column: number): string | undefined => (facet(column) === 0 ? undefined : data.words[facet(column)])
  const words = { logonProcess: word(F.FACET_LOGON_PROCESS), authPackage: word(F.FACET_AUTH_PACKAGE), action: word(F.FACET_ACTION) }
  const more = { image: word(F.FACET_IMAGE), services: word(F.FACET_SERVICES), detail: word(F.FACET_DETAIL) }
  const logonType = facet(F.FACET_LOGON_TYPE)
  return {
    class: ENTRY_CLASSES[facet(F.FACET_CLASS)] ?? 'other',
    outcome: OUTCOMES[facet(F.FACET_OUTCOME)] ?? 'none',
    code: word(F.FACET_CODE) ?? '',
    codes: [code(facet(F.FACET_SPACE1), facet(F.FACET_VALUE1)), code(facet(F.FACET_SPACE2), facet(F.FACET_VALUE2))].filter(
      c => c !== undefined,
    ),
    protocol: PROTOCOLS[facet(F.FACET_PROTOCOL)] ?? 'unknown',
    outbound: facet(F.FACET_DIRECTION) === 2,
    ...(logonType === 0 ? {} : { logonType: logonType - 1 }),
    ...stated(words),
    ...stated(more),
  }
}

function code(space: number, value: number): Code | undefined {
  const name = CODE_SPACES[space]
  return space === 0 || name === undefined ? undefined : { space: name, value }
}

/** Without the members that are not stated. */
function stated<T extends Readonly<Record<string, string | undefined>>>(members: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string }
}
