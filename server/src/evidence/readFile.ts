import type { Format } from '../formats/format.ts'
import { HEAD_BYTES, headOf, notText, recognise, type Recognised, type Unrecognised } from '../formats/recognise.ts'
import { type ByteSource, readBytes } from './byteSource.ts'
import { atEditorLines, editorLines } from './editorLines.ts'
import { type TextSource, textSource } from './encoding.ts'
import { type Part, partsOf } from './parts.ts'
import { type ReadOptions, readTable } from './readTable.ts'
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
  readonly more?: readonly ReadPart[]
}

/** What a file is, by content and name. */
export function recogniseSource(
  formats: readonly Format[],
  fileName: string,
  source: ByteSource,
): { readonly recognition: Recognised | Unrecognised; readonly text: TextSource } {
  const text = textSource(source)
  const head = decodeText(wholeCharacters(readBytes(text, text.bom, HEAD_BYTES)))
  return { recognition: notText(readBytes(source, 0, 16), head) ?? recognise(formats, headOf(fileName, head)), text }
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
  const parts = partsOf(formats, text, recognition)
  const lineOf = editorLines(text)
  const shown = (table: TableData): TableData => (lineOf === undefined ? table : atEditorLines(table, text))
  const placed = parts.map(part => (lineOf === undefined ? part : { ...part, line: lineOf(part.start) - 1 }))
  const [first, ...more] = parts.length > 1 ? placed.map((part, i) => readPart(text, part, placed[i + 1], shown)) : []
  if (first !== undefined) return { ...first, text, more }
  return { recognition, text, table: shown(readTable(text, recognition.format.scanner(), options)) }
}

function readPart(
  text: TextSource,
  { recognition, start, end, line }: Part,
  next: Part | undefined,
  shown: (table: TableData) => TableData,
): ReadPart {
  const source: TextSource = {
    ...text,
    size: end - start,
    bom: start === 0 ? text.bom : 0,
    readInto: (target, at, offset, length) => text.readInto(target, at, start + offset, Math.min(length, end - start - offset)),
  }
  const table = shown(shifted(readTable(source, recognition.format.scanner()), start, line))
  return { recognition, table, lines: { from: line, to: next?.line ?? Number.MAX_SAFE_INTEGER } }
}

/** A table whose first byte and line lie behind others in the file. */
const shifted = (table: TableData, bytes: number, lines: number): TableData => ({
  ...table,
  segments: table.segments.map(segment => ({ ...segment, base: segment.base + bytes, firstLine: segment.firstLine + lines })),
  gaps: table.gaps.map(gap => ({ ...gap, offset: gap.offset + bytes, line: gap.line + lines })),
})

/** Without the bytes of a UTF-8 character that the end cuts in two. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return end > 0 && bytes[end - 1]! >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}
