/** A place in a document as LSP counts: 0-based line, UTF-16 units in it. */
export interface Position {
  readonly line: number
  readonly character: number
}
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Where the lines of a text lie that begins at the start of some line of a document. Found once, then each question costs a binary search. */
export interface TextLines {
  /** The position of an index in the text. */
  positionAt(index: number): Position
  rangeAt(start: number, end: number): Range
  /** The index of a position; beyond the end of a line it is the line's end, as in an editor. Undefined where the text does not reach the line. */
  indexAt(position: Position): number | undefined
}

/**
 * The lines of a text whose first line is line `firstLine` (0-based) of its document and has `before` UTF-16 units before it there. `\r\n`, `\n` and a lone
 * `\r` end a line, as in an editor.
 */
export function linesOf(text: string, firstLine: number, before = 0): TextLines {
  const starts = [0]
  const ends: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== LF && code !== CR) continue
    ends.push(i)
    if (code === CR && text.charCodeAt(i + 1) === LF) i++
    starts.push(i + 1)
  }
  const positionAt = (index: number): Position => {
    const line = lastAtMost(starts, index)
    return { line: firstLine + line, character: index - starts[line]! + (line === 0 ? before : 0) }
  }
  return {
    positionAt,
    rangeAt: (start, end) => ({ start: positionAt(start), end: positionAt(end) }),
    indexAt: ({ line, character }) => {
      const start = line === firstLine ? -before : starts[line - firstLine]
      if (line === firstLine && character < before) return undefined
      return start === undefined ? undefined : Math.min(Math.max(0, start + character), ends[line - firstLine] ?? text.length)
    },
  }
}

const LF = 10
const CR = 13

/** The index of the last of some ascending numbers, the first of them 0, that is at most a value. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle
  }
  return low
}
