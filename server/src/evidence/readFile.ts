import type { Format } from '../formats/format.ts'
import { HEAD_BYTES, headOf, notText, recognise, type Recognised, type Unrecognised } from '../formats/recognise.ts'
import { type ByteSource, readBytes } from './byteSource.ts'
import { type TextSource, textSource } from './encoding.ts'
import { type ReadOptions, readTable } from './readTable.ts'
import type { TableData } from './tableData.ts'
import { decodeText } from './text.ts'

/** A file that a format claims, and its entries. */
export interface ReadFile {
  readonly recognition: Recognised
  readonly table: TableData
  readonly text: TextSource
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
  return { recognition, text, table: readTable(text, recognition.format.scanner(), options) }
}

/** Without the bytes of a UTF-8 character that the end cuts in two. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return end > 0 && bytes[end - 1]! >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}
