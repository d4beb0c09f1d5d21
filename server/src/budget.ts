import { type Segment, segmentBytes } from './evidence/entryColumns.ts'
import { isOutOfMemory } from './evidence/outOfMemory.ts'
import { isPaged } from './evidence/pagedSegment.ts'
import { type Pages, pages } from './evidence/pages.ts'
import type { ReadFile, ReadPart } from './evidence/readFile.ts'
import type { TableData } from './evidence/tableData.ts'
import type { Unrecognised } from './formats/recognise.ts'
import type { Disk, DiskFile, Progress } from './disk.ts'

/**
 * A disk whose files, once read, take no more memory than there may be. As long as half of it is enough, columns stay in it; those of files that come then lie
 * in a page file, and the rest of the memory holds those that were asked for. A file that takes too much while it is read is read in several goes. Names
 * stay in memory: where there are too many, no further file is read.
 */
export interface BudgetedDisk extends Disk {
  /** There are so many bytes from now on. */
  allow(bytes: number): void
  /** A file that was read, as it fits into the memory there is now. */
  fitted(uri: string, read: ReadFile): Promise<ReadFile>
  /** The files that were not read, or not to their end, for want of memory. */
  readonly short: ReadonlySet<string>
}

/** Shares of the memory: for columns that stay in it; for names when one more file is read; for all that is being read, more of it only where others leave room. */
const COLUMNS = 1 / 2
const NAMES = 1 / 4
const READING = 1 / 4
const MB = 1_000_000

/** `known` is what was read of each file, by uri. */
export function withinBudget(disk: Disk, known: ReadonlyMap<string, ReadFile>): BudgetedDisk {
  const reading = new Map<DiskFile, number>()
  const short = new Set<string>()
  let most = disk.memory
  const sum = (bytesOf: (read: ReadFile) => number, except?: string): number =>
    [...known].reduce((bytes, [uri, read]) => bytes + (uri === except ? 0 : bytesOf(read)), 0)
  const inReading = (): number => [...reading.values()].reduce((bytes, held) => bytes + held, 0)
  const free = (): number => most - sum(columnBytes) - sum(nameBytes) - inReading()
  const store = pages(disk.pages(), free)

  const fitted = async (uri: string, read: ReadFile): Promise<ReadFile> => {
    if (sum(columnBytes, uri) + columnBytes(read) <= most * COLUMNS) return read
    try {
      return await pagedFile(store, read)
    } catch {
      // The disk has no room either: what was read is not given up for that.
      return read
    }
  }

  /** Reads a file until what is read takes too much memory. */
  const readSome = async (file: DiskFile, onProgress: Progress, before: ReadFile | undefined) => {
    let isFull = false
    const go: Progress = (bytes, held) => {
      reading.set(file, held)
      store.trim()
      isFull ||= free() < 0 && held > (most * READING) / disk.parallel
      return onProgress(bytes, held) && !isFull
    }
    try {
      const read = await disk.read(file, go, before)
      return 'table' in read ? { read: await fitted(file.uri, read), isFull } : { read, isFull }
    } catch (problem) {
      if (!isOutOfMemory(problem)) throw problem
      return { read: refused(file, 'not read, as there is not enough memory for it'), isFull }
    } finally {
      reading.delete(file)
    }
  }

  const refused = ({ uri }: DiskFile, because: string): Unrecognised => {
    short.add(uri)
    return { format: undefined, confidence: 0, because }
  }
  return {
    ...disk,
    short,
    allow: bytes => {
      most = bytes
    },
    fitted,
    read: async (file, onProgress, before) => {
      short.delete(file.uri)
      if (sum(nameBytes) > most * NAMES)
        return refused(file, `not read, as what was read before takes the memory that lockoutTrail.memory allows (${allowed(most)})`)
      for (let from = before; ; ) {
        const { read, isFull } = await readSome(file, onProgress, from)
        if (!('table' in read) || !isFull || read.table.bytes >= read.text.size) return read
        const isFurther = read.table.bytes > (from?.table.bytes ?? 0)
        if (!isFurther || sum(nameBytes, file.uri) + nameBytes(read) > most * NAMES) {
          short.add(file.uri)
          return { ...read, cut: `lockoutTrail.memory (${allowed(most)}) allows no more` }
        }
        from = read
      }
    },
  }
}

/** A file that was read, with all its columns in a page file. */
export async function pagedFile(store: Pages, read: ReadFile): Promise<ReadFile> {
  const { more = [] } = read
  const table = await pagedTable(store, read.table)
  const parts: ReadPart[] = []
  for (const part of more) parts.push({ ...part, table: await pagedTable(store, part.table) })
  return { ...read, table, ...(more.length === 0 ? {} : { more: parts }) }
}

async function pagedTable(store: Pages, table: TableData): Promise<TableData> {
  const segments: Segment[] = []
  for (const segment of table.segments) segments.push(await store.put(segment))
  return { ...table, segments }
}

const allowed = (bytes: number): string => `${Math.round(bytes / MB).toLocaleString('en')} MB`

const tablesOf = ({ table, more = [] }: ReadFile): readonly TableData[] => [table, ...more.map(part => part.table)]
const total = (read: ReadFile, bytesOf: (table: TableData) => number): number =>
  tablesOf(read).reduce((bytes, table) => bytes + bytesOf(table), 0)

/** Bytes of the columns that stay in memory, and of what is not in columns. */
const columnBytes = (read: ReadFile): number => total(read, table => sizeOf(table).columns)
const nameBytes = (read: ReadFile): number => total(read, table => sizeOf(table).names)

const sizes = new WeakMap<TableData, { readonly columns: number; readonly names: number }>()

function sizeOf(table: TableData): { readonly columns: number; readonly names: number } {
  const known = sizes.get(table)
  if (known !== undefined) return known
  const bytesOf = (segments: TableData['segments']): number => segments.reduce((bytes, segment) => bytes + segmentBytes(segment), 0)
  const all = bytesOf(table.segments)
  const size = { columns: bytesOf(table.segments.filter(segment => !isPaged(segment))), names: table.indexBytes - all }
  sizes.set(table, size)
  return size
}
