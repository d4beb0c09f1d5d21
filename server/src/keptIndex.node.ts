import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import type { ByteSource } from './evidence/byteSource.ts'
import { textSource } from './evidence/encoding.ts'
import { grown, placeToFollow, readOn } from './evidence/grown.ts'
import { packed, type PlainTable, unpacked } from './evidence/packedTable.ts'
import { isKnown, type Print, printOf } from './evidence/print.ts'
import type { ReadFile } from './evidence/readFile.ts'
import type { ReadOptions } from './evidence/readTable.ts'
import { readKept, writeKept } from './keptFile.node.ts'
import { partMessages, partsOf } from './transfers.ts'
import type { PartMessage } from './workerMessages.node.ts'

/** The folder in which the indexes of large logs outlive the server. */
export interface IndexFolder {
  readonly folder: string
  /** The reader of now: what another one has read is not taken. */
  readonly reader: string
  /** Bytes of a log that are worth it. */
  readonly least: number
  /** Bytes of all indexes together; the one that was used longest ago goes first. */
  readonly most: number
}

/** A log on disk that is open to be read. */
export interface OpenLog {
  readonly name: string
  readonly source: ByteSource
  /** What the disk knows it by. */
  readonly identity: string
  /** When it was written to, as it was before anything of it was read. UTC milliseconds. */
  readonly modified: number
}

/** What was read of a log on disk. */
export type OnDisk = ReadFile & Required<Pick<ReadFile, 'print'>>

/** What is kept of a log beside its columns. */
interface Kept extends Pick<OpenLog, 'name' | 'modified'> {
  readonly reader: string
  readonly size: number
  readonly blocks?: readonly number[]
  /** Of the whole log, and of what was read of it for good. */
  readonly whole: Print
  readonly print: Print
  readonly parts: readonly (Omit<PartMessage, 'table'> & { readonly table: PlainTable })[]
}

/** By what a reader is told from any other: the program that it is. */
export const readerOf = (program: string): string => createHash('sha256').update(readFileSync(program)).digest('hex')

/** Keeps what was read of a log, if it is large enough. Where that cannot be done, it is read again next time. */
export function remember(place: IndexFolder, { name, source, identity, modified }: OpenLog, read: OnDisk): void {
  if (source.size < place.least) return
  try {
    const parts = partMessages(read).map(({ table, ...part }) => ({ part, table: packed(table) }))
    const kept: Kept = {
      name,
      modified,
      reader: place.reader,
      size: source.size,
      ...(read.text.blocks === undefined ? {} : { blocks: [...read.text.blocks] }),
      whole: printOf(source, identity, source.size),
      print: read.print,
      parts: parts.map(({ part, table }) => ({ ...part, table: table.plain })),
    }
    writeKept(
      fileFor(place, name),
      kept,
      parts.flatMap(({ table }) => table.columns),
    )
    makeRoom(place)
  } catch {
    // What is kept of it from before is of no use, and does no harm.
  }
}

/** How what a log has grown by is read, from an offset on. */
export type Further = (from: number) => ReadOptions

/** What is known of a log from last time, read on where it has grown; undefined where it must be read from its start. */
export function recall(place: IndexFolder, log: OpenLog, further: Further = () => ({})): OnDisk | undefined {
  if (log.source.size < place.least) return undefined
  const file = readKept(fileFor(place, log.name))
  if (file === undefined) return undefined
  const kept = file.plain as Kept
  if (kept.name !== log.name || kept.reader !== place.reader || kept.size > log.source.size) return undefined
  const isGrown = kept.size < log.source.size
  if (!isGrown && (kept.modified !== log.modified || !isKnown({ ...kept.whole, identity: log.identity }, log.source, log.identity)))
    return undefined
  const parts = kept.parts.map(part => ({ ...part, table: unpacked(part.table, file.take) }))
  const [first, ...more] = partsOf(parts)
  if (first === undefined) return undefined
  const read: OnDisk = {
    ...first,
    ...(more.length === 0 ? {} : { more }),
    // A disk may know its files by other numbers since it was last mounted.
    print: { ...kept.print, identity: log.identity },
    text: textSource(log.source, isGrown || kept.blocks === undefined ? undefined : Float64Array.from(kept.blocks)),
  }
  return isGrown ? readFurther(place, log, read, further) : used(place, log, read)
}

function readFurther(place: IndexFolder, log: OpenLog, before: OnDisk, further: Further): OnDisk | undefined {
  const from = placeToFollow(before, place.least)
  const stretch = from && readOn(log.source, before.text, before.recognition.format, from, log.identity, further(from.offset))
  if (stretch === undefined) return undefined
  const print = printOf(log.source, log.identity, stretch.table.data.settled?.offset ?? 0)
  const read = { ...grown(before, stretch, before.text, print), print }
  if (read.table.bytes >= log.source.size) remember(place, log, read)
  return read
}

function used(place: IndexFolder, { name }: OpenLog, read: OnDisk): OnDisk {
  try {
    utimesSync(fileFor(place, name), new Date(), new Date())
  } catch {
    // It goes sooner than it should.
  }
  return read
}

const fileFor = ({ folder }: IndexFolder, name: string): string =>
  path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.index`)

function makeRoom({ folder, most }: IndexFolder): void {
  const files = readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name)
    const found = statSync(file, { throwIfNoEntry: false })
    return found === undefined ? [] : [{ file, size: found.size, used: found.mtimeMs }]
  })
  let total = 0
  for (const { file, size } of files.toSorted((a, b) => b.used - a.used)) {
    total += size
    if (total > most) rmSync(file, { force: true })
  }
}
