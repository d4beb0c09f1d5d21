import type { ClockBasis } from '../../formats/format.ts'
import { HOST, IP, PROCESS, ROLE_CLIENT, ROLE_LOGGER, ROLE_PROCESS, ROLE_SOURCE, ROLE_USER, SESSION, USER } from '../../model/identity.ts'
import { classNumber, type EntryClass, outcomeNumber, outcomeOfClass } from '../../model/outcome.ts'
import { FACET_CLASS, FACET_OUTCOME } from '../../model/what.ts'
import { memorySource } from '../byteSource.ts'
import { type Clock, UTC_CLOCK } from '../clock.ts'
import { entryTable } from '../entryTable.ts'
import type { EvidenceFile, LogFile } from '../evidenceFile.ts'
import { TableBuilder } from '../tableBuilder.ts'

/** An entry as a test tells it: who is named, what it says, and when it was written (civil milliseconds). */
export interface Row {
  readonly user?: string
  readonly client?: string
  readonly source?: string
  readonly logger?: string
  readonly process?: string
  /** A session of a service, which lies in a column of its own. */
  readonly session?: string
  /** The host of the process or session. */
  readonly on?: string
  readonly class?: EntryClass
  readonly at?: number
}

export interface FileOptions {
  readonly path?: string
  readonly basis?: ClockBasis
  readonly modified?: number
  /** No date of the log says which of its numbers is the day. */
  readonly openDays?: boolean
}

/** A log of told entries, made without any format's scanner. */
export function logOf(rows: readonly Row[], { path = 'x.log', basis = 'utc', modified, openDays }: FileOptions = {}): LogFile {
  const builder = new TableBuilder()
  rows.forEach((row, i) => {
    if (row.user !== undefined) builder.who[ROLE_USER] = builder.identityOf(USER, row.user)
    if (row.client !== undefined) builder.who[ROLE_CLIENT] = builder.identityOf(IP, row.client)
    if (row.source !== undefined) builder.who[ROLE_SOURCE] = builder.identityOf(HOST, row.source)
    if (row.logger !== undefined) builder.who[ROLE_LOGGER] = builder.identityOf(HOST, row.logger)
    if (row.process !== undefined) builder.who[ROLE_PROCESS] = builder.identityOf(PROCESS, row.process, row.on ?? '')
    if (row.session !== undefined) builder.session = builder.identityOf(SESSION, row.session, row.on ?? '')
    builder.what[FACET_CLASS] = classNumber(row.class ?? 'other')
    builder.what[FACET_OUTCOME] = outcomeNumber(outcomeOfClass(row.class ?? 'other'))
    builder.time = row.at ?? Number.NaN
    if (openDays === true) builder.assumeDay(true)
    builder.add(i * 10, i * 10 + 10, i + 1)
  })
  const can = { userName: 'written', clientAddress: 'written', failure: 'written', process: 'written' } as const
  const format = { id: 'x', title: 'X', language: 'x', basis, fields: [], grammar: 'x', can }
  return {
    uri: `file:///${path}`,
    path,
    format: { ...format, recognise: () => undefined, scanner: () => ({ scan: () => 0 }) },
    recognition: { confidence: 1, because: 'a test' },
    table: entryTable(builder.freeze(rows.length * 10)),
    source: memorySource(new Uint8Array()),
    fileOffset: offset => offset,
    ...(modified === undefined ? {} : { modified }),
  }
}

/** The same as evidence: with a clock, and a machine where one is told. */
export function evidenceOf(rows: readonly Row[], clock: Clock = UTC_CLOCK, host?: string): EvidenceFile {
  const file = { ...logOf(rows, { basis: clock.basis }), clock }
  return host === undefined ? file : { ...file, host: { name: host, how: 'configured', because: 'a test' } }
}

/** Numbers from 0 to 1 that look random and are the same every time. */
export function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
