import type { Format } from '../formats/format.ts'
import { HEAD_BYTES, headOf, notText, recognise, type Recognised, type Unrecognised } from '../formats/recognise.ts'
import { type ByteSource, readBytes } from './byteSource.ts'
import { atEditorLines } from './editorLines.ts'
import { type TextSource, textSource } from './encoding.ts'
import { firstLog } from './logsIn.ts'
import { behindMargins } from './margins.ts'
import { readParts } from './parts.ts'
import type { Print } from './print.ts'
import { type ReadOptions, readTable } from './readTable.ts'
import { watchReturns } from './returns.ts'
import type { TableData } from './tableData.ts'
import { decodeText } from './text.ts'

/** What one format read: the whole file, or the part of it that is of that format. */
export interface ReadPart {
  readonly recognition: Recognised
  readonly table: TableData
  /** Lines of the part, 0-based, the last one exclusive; absent where the part is the whole file. */
  readonly lines?: { readonly from: number; readonly to: number }
}

/** A file that a format claims, and its entries. Where logs of several kinds were pasted into one file, `more` are the parts behind the first. */
export interface ReadFile extends ReadPart {
  readonly text: TextSource
  /** By what it is known again when it has grown; absent of what is not on disk. */
  readonly print?: Print
  readonly more?: readonly ReadPart[]
  /** Why it was not read to its end, where that was not because reading was stopped. */
  readonly cut?: string
}

/** What a file is, by content and name: all of its head, else its first lines, where logs of several kinds follow each other. */
export function recogniseSource(
  formats: readonly Format[],
  fileName: string,
  source: ByteSource,
): { readonly recognition: Recognised | Unrecognised; readonly text: TextSource } {
  const text = textSource(source)
  const bytes = wholeCharacters(readBytes(text, text.bom, HEAD_BYTES))
  const head = decodeText(bytes)
  const binary = notText(readBytes(source, 0, 16), head)
  if (binary !== undefined) return { recognition: binary, text }
  const all = headOf(fileName, head)
  const whole = behindMargins(formats, all, recognise(formats, all))
  return { recognition: whole.format === undefined ? (firstLog(formats, bytes) ?? whole) : whole, text }
}

/** Recognises a source and reads it whole. */
export function readFile(
  formats: readonly Format[],
  fileName: string,
  source: ByteSource,
  options: ReadOptions = {},
): ReadFile | Unrecognised {
  const { recognition, text } = recogniseSource(formats, fileName, source)
  if (recognition.format === undefined) return recognition
  const watch = watchReturns(text)
  const table = readTable(watch.text, recognition.format.scanner(), options)
  return fileOf(formats, recognition, text, { table, hasLoneReturn: watch.sawLoneReturn() })
}

/** What was read of a source as one log, and whether an editor counts its lines otherwise. */
export interface WholeLog {
  readonly table: TableData
  readonly hasLoneReturn: boolean
}

/** A source that was read as one log: its parts, where logs of several kinds are in it, at the lines of an editor. */
export function fileOf(
  formats: readonly Format[],
  recognition: Recognised,
  text: TextSource,
  { table: only, hasLoneReturn }: WholeLog,
): ReadFile {
  // Lines with a margin are no lines of the same format without one.
  const own = formats.map(format => (format.id === recognition.format.id ? recognition.format : format))
  const read = readParts(own, text, recognition, only)
  const parts = hasLoneReturn ? atEditorLines(read, text) : read
  const isFollowed = parts.length === 1 && !hasLoneReturn
  const [first, ...more] = parts.map(({ recognition: told, table, line }, i) => ({
    recognition: told,
    table: isFollowed ? table : unsettled(table),
    ...(parts.length === 1 ? {} : { lines: { from: line, to: parts[i + 1]?.line ?? Number.MAX_SAFE_INTEGER } }),
  }))
  return { ...first!, text, ...(more.length === 0 ? {} : { more }) }
}

/** A table that is not read on from where it ends: its places are not those that its scanner knows. */
function unsettled(table: TableData): TableData {
  const { settled, ...rest } = table
  return settled === undefined ? table : rest
}

/** Without the bytes of a UTF-8 character that the end cuts in two. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return end > 0 && bytes[end - 1]! >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}
