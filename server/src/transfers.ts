import type { ReadFile, ReadPart } from './evidence/readFile.ts'
import type { TableData } from './evidence/tableData.ts'
import { FORMATS } from './formats/registry.ts'
import type { PartMessage } from './workerMessages.node.ts'

/** The logs of a file as plain data, each with its format by id. */
export const partMessages = (read: ReadFile): readonly PartMessage[] =>
  [read, ...(read.more ?? [])].map(({ recognition: { format, ...recognition }, table, lines }) => ({
    format: format.id,
    recognition,
    table,
    ...(lines === undefined ? {} : { lines }),
  }))

/** The logs again. */
export const partsOf = (messages: readonly PartMessage[]): readonly ReadPart[] =>
  messages.flatMap(({ format: id, recognition, ...part }) => {
    const format = FORMATS.find(one => one.id === id)
    return format === undefined ? [] : [{ ...part, recognition: { format, ...recognition } }]
  })

/** The memory of a table's columns, which can change threads without being copied. */
export function buffersOf({ segments, identities: { spelled }, who, what }: TableData): ArrayBuffer[] {
  const columns = segments.flatMap(({ offset, length, line, second, milli, who: whos, what: whats, logon, session, port }) => [
    offset,
    length,
    line,
    second,
    milli,
    whos,
    whats,
    logon,
    session,
    port,
  ])
  const tuples = [who, what].flatMap(({ columns: members, counts }) => [counts, ...members])
  const sessions = [spelled?.letters, spelled?.to, spelled?.length, spelled?.host]
  return [...new Set([...columns, ...tuples, ...sessions].flatMap(column => (column === undefined ? [] : [column.buffer as ArrayBuffer])))]
}
