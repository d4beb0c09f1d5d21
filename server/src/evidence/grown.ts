import type { TextSource } from './encoding.ts'
import { tableJoiner } from './joinTables.ts'
import { closed } from './openTable.ts'
import { isKnown, type Print } from './print.ts'
import type { ReadFile } from './readFile.ts'
import type { Place, ReadOptions } from './readTable.ts'
import { readStretch, type Stretch } from './stretches.ts'
import type { ByteSource } from './byteSource.ts'
import type { Format } from '../formats/format.ts'

/** A shorter file is read again when it grows: it takes no time, and may turn out to hold other logs too. */
export const LEAST_FOLLOWED = 16 << 20

/** Where the reading of a file goes on when it has grown; undefined where it must be read from its start. */
export function placeToFollow(
  { table, text, more, print }: ReadFile,
  least = LEAST_FOLLOWED,
): (Place & { readonly print: Print }) | undefined {
  const { settled } = table
  if (settled === undefined || print === undefined || more !== undefined) return undefined
  if (text.encoding !== 'utf-8' || settled.offset < least) return undefined
  return { offset: settled.offset, state: settled.state, print }
}

/** Reads what a file has beyond what was read of it; undefined where it is not what it was, or has line ends by which all its lines count otherwise. */
export function readOn(
  source: ByteSource,
  text: TextSource,
  format: Format,
  { print, ...place }: Place & { readonly print: Print },
  identity: string,
  options: ReadOptions = {},
): Stretch | undefined {
  if (!isKnown(print, source, identity)) return undefined
  const stretch = readStretch(text, format, place, text.size, options)
  return stretch.hasLoneReturn ? undefined : stretch
}

/** A file that was read, with what it has beyond. What was read of it for good is kept as it is. */
export function grown(file: ReadFile, { table }: Stretch, text: TextSource, print: Print): ReadFile {
  const joiner = tableJoiner(file.table, undefined, file.table.settled)
  joiner.add(table, { lines: 0, years: 0 })
  return { ...file, text, print, table: closed(joiner.freeze(table.data.bytes)) }
}
