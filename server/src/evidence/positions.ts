/** A place in a document as LSP counts: 0-based line, UTF-16 units in it. */
export interface Position {
  readonly line: number
  readonly character: number
}
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** The position of an index in a text that begins at the start of `firstLine` (0-based). `\r\n`, `\n` and a lone `\r` end a line, as in an editor. */
export function positionAt(text: string, index: number, firstLine: number): Position {
  let line = firstLine
  let start = 0
  for (const match of text.slice(0, index).matchAll(/\r\n|\n|\r(?!\n)/g)) {
    line++
    start = match.index + match[0].length
  }
  return { line, character: index - start }
}

/** The index in a text (beginning at `firstLine`) of a position; undefined where the text does not reach it. */
export function indexAt(text: string, position: Position, firstLine: number): number | undefined {
  let start = 0
  for (let line = firstLine; line < position.line; line++) {
    const end = /\r\n|\n|\r/g
    end.lastIndex = start
    const match = end.exec(text)
    if (match === null) return undefined
    start = match.index + match[0].length
  }
  const index = start + position.character
  return position.line < firstLine || index > text.length ? undefined : index
}

export const rangeAt = (text: string, start: number, end: number, firstLine: number): Range => ({
  start: positionAt(text, start, firstLine),
  end: positionAt(text, end, firstLine),
})
