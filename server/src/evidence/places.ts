import { type ByteSource, readBytes } from './byteSource.ts'
import { endLine, entryText, type LogFile } from './evidenceFile.ts'
import { linesOfLayout } from './layout.ts'
import { linesOf, type Position, type TextLines } from './positions.ts'
import { decodeText } from './text.ts'

/** Bytes that are looked through at a time for the beginning of a line. */
const BLOCK = 1 << 16
const LF = 10
const CR = 13
const BYTE_ORDER_MARK = 0xef

/** Where an entry was found to begin in its line: the next one on the same line is counted from there. */
interface Known {
  readonly entry: number
  readonly column: number
}
const lastFound = new WeakMap<LogFile, Known>()

/** The lines of an entry's text in its document. Most logs begin an entry with a line; XML and JSON may have thousands on one; a view has a layout. */
export function linesOfEntry(file: LogFile, entry: number, text: string = entryText(file, entry)): TextLines {
  const line = file.table.line(entry) - 1
  const { shown } = file
  return shown === undefined
    ? linesOf(text, line, columnOf(file, entry))
    : linesOfLayout(shown.layout(text), line, shown.indents[entry] ?? 0)
}

/** The entry that lies at a line (0-based) of a document; undefined on lines between entries. */
export function entryAtLine(file: LogFile, line: number): number | undefined {
  const entry = file.table.atLine(line + 1)
  return entry >= 0 && endLine(file, entry) >= line + 1 ? entry : undefined
}

/** UTF-16 units before an entry in the line it begins on. */
export function columnOf(file: LogFile, entry: number): number {
  const { table, source } = file
  const offset = table.offset(entry)
  if (beginsLine(source, offset)) return 0
  const known = lastFound.get(file)
  const near = known !== undefined && known.entry < entry && table.line(known.entry) === table.line(entry) ? known : undefined
  const from = near === undefined ? lineStart(source, offset) : table.offset(near.entry)
  const column = (near?.column ?? 0) + decodeText(readBytes(source, from, offset - from)).length
  lastFound.set(file, { entry, column })
  return column
}

/** The entry at a position of a document; undefined between entries. */
export function entryAt(file: LogFile, position: Position): number | undefined {
  const { table, shown } = file
  if (shown !== undefined) return entryAtLine(file, position.line)
  const last = table.atLine(position.line + 1)
  if (last < 0 || endLine(file, last) < position.line + 1) return undefined
  if (
    table.line(last) <= position.line ||
    (last > 0 && table.line(last - 1) <= position.line && columnOf(file, last) <= position.character)
  )
    return last
  const entry = table.atOffset(offsetOf(file.source, lineStart(file.source, table.offset(last)), position.character))
  return entry >= 0 && endLine(file, entry) >= position.line + 1 ? entry : undefined
}

const beginsLine = (source: ByteSource, offset: number): boolean => {
  const before = offset === 0 ? LF : readBytes(source, offset - 1, 1)[0]
  return before === LF || before === CR
}

function lineStart(source: ByteSource, offset: number): number {
  for (let end = offset; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK)
    const block = readBytes(source, start, end - start)
    const lineEnd = Math.max(block.lastIndexOf(LF), block.lastIndexOf(CR))
    if (lineEnd >= 0) return start + lineEnd + 1
  }
  return markLength(source)
}

/** Where the character of a line lies that begins at `start`. */
function offsetOf(source: ByteSource, start: number, character: number): number {
  let units = 0
  for (let at = start; at < source.size; at += BLOCK) {
    const block = readBytes(source, at, BLOCK)
    for (let i = 0; i < block.length; i++) {
      const byte = block[i]!
      if ((byte & 0xc0) === 0x80) continue
      if (units >= character || byte === LF || byte === CR) return at + i
      units += byte >= 0xf0 ? 2 : 1
    }
  }
  return source.size
}

/** Bytes of a byte order mark, which no editor shows. */
const markLength = (source: ByteSource): number => (readBytes(source, 0, 1)[0] === BYTE_ORDER_MARK ? 3 : 0)
