import type { Format, Head } from '../formats/format.ts'
import { headOf, recognise, type Recognised } from '../formats/recognise.ts'
import type { Lines } from './lineShapes.ts'

/** A log that begins in the middle of another must be this sure of itself. */
export const SURE = 0.8
/** The same where nothing else can read the lines. */
export const LIKELY = 0.5
/** Numbers of lines that are looked at, the fewest that say what they are count: since others may follow soon. An event can have 60. */
const WINDOWS = [1, 2, 3, 5, 8, 13, 21, 34, 60]
const MOST_LINES = WINDOWS.at(-1)!

/** A format that is sure of the lines from `from` up to `to` (exclusive). */
export interface Claim {
  readonly recognition: Recognised
  readonly from: number
  readonly to: number
}

/** The surest claim to the fewest lines at a place. */
export function claimAt(formats: readonly Format[], lines: Lines, from: number, least = SURE): Claim | undefined {
  let tried = 0
  for (const window of WINDOWS) {
    if (from + tried >= lines.count) return undefined
    if (claimOf(formats, lines, from, window, least) === undefined) {
      tried = window
      continue
    }
    for (let count = tried + 1; count <= window; count++) {
      const recognition = claimOf(formats, lines, from, count, least)
      if (recognition !== undefined) return { recognition, from, to: Math.min(from + count, lines.count) }
    }
  }
  return undefined
}

function claimOf(formats: readonly Format[], lines: Lines, from: number, count: number, least: number): Recognised | undefined {
  const recognition = recognise(formats, windowOf(lines, from, from + count))
  return recognition.format !== undefined && recognition.confidence >= least ? recognition : undefined
}

/** The same claim without the lines above that add nothing to it: they may be another log's. */
export function tightened(claim: Claim, lines: Lines): Claim {
  const { recognition, to } = claim
  let { from } = claim
  while (from + 1 < to) {
    const below = recognition.format.recognise(windowOf(lines, from + 1, to))
    if (below === undefined || below.confidence < recognition.confidence) break
    from++
  }
  return { recognition, from, to }
}

/** What the rows below a heading say: a heading alone does not tell the services of IIS apart. */
export function withRows(formats: readonly Format[], { recognition, from, to }: Claim, lines: Lines): Recognised {
  for (let line = from; line < to; line++) if (!lines.isDirective(line)) return recognition
  let end = to
  while (end < lines.count && lines.isDirective(end)) end++
  while (end < lines.count && !lines.isDirective(end)) end++
  return among(formats, recognition, lines, from, end)
}

/** The claim, or what lines say among the formats of its frame where its own has no claim to all of them. */
export function among(formats: readonly Format[], claim: Recognised, lines: Lines, from: number, to: number): Recognised {
  const window = windowOf(lines, from, Math.min(to, from + MOST_LINES))
  const own = claim.format.recognise(window)
  if (own !== undefined) return { ...claim, ...own }
  const kin = formats.filter(({ grammar }) => grammar === claim.format.grammar)
  const more = recognise(kin, window)
  return more.format === undefined ? claim : more
}

/** Lines as the head of a file without a name. */
export const windowOf = (lines: Lines, from: number, to: number): Head =>
  headOf('', Array.from({ length: Math.min(to, lines.count) - from }, (_, i) => lines.text(from + i)).join('\n'))
