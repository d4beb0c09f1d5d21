import type { Format } from '../formats/format.ts'
import { headOf, recognise, type Recognised } from '../formats/recognise.ts'
import { readBytes } from './byteSource.ts'
import type { TextSource } from './encoding.ts'
import { type Lines, linesOf } from './lineShapes.ts'

/** Files up to this size are looked through for logs of several kinds: what a person pastes together. Bytes. */
const MOST_BYTES = 2 << 20
/** Lines that are looked at where another log may begin, at most: the fewest that say what it is count, since others may follow soon. */
const WINDOW = 20
/** Lines before an unknown line that may already belong to the log it belongs to: a heading above its ruler. */
const LEAD = 3
/** A log that begins in the middle of a file must be this sure of itself, and the log before it must not know its lines. */
const SURE = 0.8
/** More parts than this are no pasted logs: the file is read as one. */
const MOST_PARTS = 50

/** A stretch of a file that one format reads. */
export interface Part {
  readonly recognition: Recognised
  /** UTF-8 offset of its first byte, and of the byte behind its last. */
  readonly start: number
  readonly end: number
  /** Lines before it. */
  readonly line: number
}

/**
 * The stretches of a file whose lines are of different formats, in order; one for nearly every file. Another log can only begin with a line that looks like
 * none before it, so that few lines are asked about.
 */
export function partsOf(formats: readonly Format[], text: TextSource, whole: Recognised): readonly Part[] {
  const only: Part = { recognition: whole, start: 0, end: text.size, line: 0 }
  if (text.size > MOST_BYTES) return [only]
  const lines = linesOf(readBytes(text, 0, text.size))
  const begins = withoutEmptyStart(lines, beginnings(formats, lines, whole))
  if (begins.length < 2 || begins.length > MOST_PARTS) return [only]
  return begins.map(({ recognition, line }, i) => ({
    recognition,
    line: i === 0 ? 0 : line,
    start: i === 0 ? 0 : lines.starts[line]!,
    end: begins[i + 1] === undefined ? text.size : lines.starts[begins[i + 1]!.line]!,
  }))
}

/** Where the lines at the top are not of the kind that the file is on the whole, they belong to the log that begins below them: its heading, its first records. */
function withoutEmptyStart(lines: Lines, begins: readonly Beginning[]): readonly Beginning[] {
  const [first, next, ...more] = begins
  if (first === undefined || next === undefined) return begins
  const isKnown = first.recognition.format.recognise(windowAt(lines, 0, next.line)) !== undefined
  return isKnown ? begins : [{ line: 0, recognition: next.recognition }, ...more]
}

/** Where a log begins: a line (0-based), and what it is. */
interface Beginning {
  readonly line: number
  readonly recognition: Recognised
}

function beginnings(formats: readonly Format[], lines: Lines, whole: Recognised): readonly Beginning[] {
  const first = recogniseAt(formats, lines, firstStated(lines))
  const found: Beginning[] = [{ line: 0, recognition: first?.recognition ?? whole }]
  let shapes = new Set<number>()
  for (let at = 0; at < lines.count; at++) {
    const shape = lines.shape(at)
    if (shape === 0 || (shapes.has(shape) && !isTop(lines, at))) continue
    const next = beginningNear(formats, lines, at, found.at(-1)!)
    if (next !== undefined) {
      found.push(next)
      if (found.length > MOST_PARTS) return found
      shapes = new Set()
    }
    shapes.add(shape)
  }
  return found
}

function firstStated(lines: Lines): number {
  for (let at = 0; at < lines.count; at++) if (lines.shape(at) !== 0) return at
  return 0
}

/** The first of some directive lines: headings look alike in all logs. */
const isTop = (lines: Lines, at: number): boolean => lines.isDirective(at) && !(at > 0 && lines.isDirective(at - 1))

/** The log of another format that begins at a line or just before it: of several places the one whose claim needs no lines far below. */
function beginningNear(formats: readonly Format[], lines: Lines, at: number, running: Beginning): Beginning | undefined {
  const { format } = running.recognition
  let best: Claim | undefined
  for (let line = at; line >= Math.max(running.line + 1, at - LEAD) && !isContinued(lines.text(line - 1)); line--) {
    const claim = recogniseAt(formats, lines, line)
    if (claim === undefined || claim.recognition.format === format) continue
    const known = format.recognise(windowAt(lines, line, claim.end - line))?.confidence ?? 0
    if (known < claim.recognition.confidence / 2 && (best === undefined || claim.end < best.end)) best = claim
  }
  return best
}

/** A label whose value stands below it, as in `Event Xml:`. */
const isContinued = (text: string): boolean => text.trimEnd().endsWith(':')

/** A format that is sure of the lines from `line` up to `end` (exclusive). */
interface Claim extends Beginning {
  readonly end: number
}

function recogniseAt(formats: readonly Format[], lines: Lines, line: number): Claim | undefined {
  for (let count = 1; count <= WINDOW && line + count <= lines.count; count++) {
    const recognition = recognise(formats, windowAt(lines, line, count))
    if (recognition.format === undefined || recognition.confidence < SURE) continue
    return { line, recognition: refined(formats, lines, line, recognition), end: line + count }
  }
  return undefined
}

/** What more lines say, where it is a log of the same make: a heading alone does not tell the services of IIS apart. */
function refined(formats: readonly Format[], lines: Lines, line: number, claim: Recognised): Recognised {
  const more = recognise(formats, windowAt(lines, line, WINDOW))
  return more.format !== undefined && more.format.grammar === claim.format.grammar ? more : claim
}

const windowAt = (lines: Lines, line: number, count: number): ReturnType<typeof headOf> =>
  headOf('', Array.from({ length: Math.min(count, lines.count - line) }, (_, i) => lines.text(line + i)).join('\n'))
