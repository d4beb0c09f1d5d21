/**
 * Text that somebody quoted in a mail or a ticket: before each of its lines stands a mark, one for each time that it was. Lines with another number of marks are
 * another one's words. Source: RFC 3676, section 4.5; `|` is what some tickets have for `>`.
 */

const BLANK = 32
const GREATER = 62
const BAR = 124

/** Whether a byte marks a line as quoted. */
export const isMark = (byte: number | undefined): boolean => byte === GREATER || byte === BAR

/** Where a quoted line begins: behind the marks from `at` on, each with the blank that follows it. */
export function behindMarks(bytes: Uint8Array, at: number, end: number): number {
  let edge = at
  while (edge < end && isMark(bytes[edge])) edge += bytes[edge + 1] === BLANK ? 2 : 1
  return Math.min(edge, end)
}

/** How often a line was quoted whose marks stand in `[start, end)`. */
export function depthOf(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0
  for (let at = start; at < end; at++) if (isMark(bytes[at])) depth++
  return depth
}

const MARKS = /^\s*(?:[>|] ?)+/
const MARKED = /^[^\S\r\n]*[>|]/m

/**
 * A text as it was before it was quoted, as often as its first line was: line feeds stand for its marks, and for lines that are another one's words, so that every
 * letter keeps its place.
 */
export function unquoted(text: string): string {
  if (!MARKED.test(text)) return text
  const depth = depthIn(marksOf(text))
  return text.replaceAll(/[^\r\n]+/g, line => {
    const marks = marksOf(line)
    return depthIn(marks) === depth ? '\n'.repeat(marks.length) + line.slice(marks.length) : '\n'.repeat(line.length)
  })
}

const marksOf = (line: string): string => MARKS.exec(line)?.[0] ?? ''
const depthIn = (marks: string): number => marks.replaceAll(/[^>|]/g, '').length
