import type { Format, Head } from '../formats/format.ts'
import { headOf, recognise, type Recognised } from '../formats/recognise.ts'
import { hasRecords, readLines, tellsMore, toldIn } from './claimedRecords.ts'
import type { Lines } from './lineShapes.ts'

/** How many records must lie below a claim for it to count; none are enough where this is infinite. */
export type Needs = (claim: Recognised) => number

/** A log that begins in the middle of another must be this sure of itself. */
const SURE = 0.8
/** The same where nothing else can read the lines, or where several records show it. */
const LIKELY = 0.5

/** What a claim must be where another log reads the lines, too. */
export const ifSure: Needs = ({ confidence }) => (confidence >= SURE ? 1 : Number.POSITIVE_INFINITY)
/** What it must be where nothing else can read them. */
export const ifLikely: Needs = ({ confidence }) => (confidence >= LIKELY ? 1 : Number.POSITIVE_INFINITY)
/** What it must be where another log takes in whatever follows, as the text of an event does: a second record shows that the first one is no chance. */
export const ifShown: Needs = claim => Math.min(ifSure(claim), ifLikely(claim) * 2)

/** The same, but that the claims of one format need not be shown: nothing follows from them. */
export const orOf =
  (format: Format, needs: Needs): Needs =>
  claim => {
    const least = needs(claim)
    return claim.format === format && Number.isFinite(least) ? 0 : least
  }

/** Numbers of lines that are looked at, the fewest that say what they are count: since others may follow soon. An event can have 60. */
const WINDOWS = [1, 2, 3, 5, 8, 13, 21, 34, 47, 60]
const MOST_LINES = WINDOWS.at(-1)!
/** The same below a bracket that stands alone: JSON on many lines has four of them for a value. */
const BRACKET_WINDOWS = [...WINDOWS, 100, 160, 250]
const BRACKET = /^\s*[[{]\s*$/

/** A format that is sure of the lines from `from` up to `to` (exclusive). */
export interface Claim {
  readonly recognition: Recognised
  readonly from: number
  readonly to: number
}

/** The surest claim to the fewest lines at a place. */
export function claimAt(formats: readonly Format[], lines: Lines, from: number, needs = ifSure): Claim | undefined {
  let tried = 0
  for (const window of BRACKET.test(lines.text(from)) ? BRACKET_WINDOWS : WINDOWS) {
    if (from + tried >= lines.count) return undefined
    if (claimOf(formats, lines, from, window, needs) === undefined) {
      tried = window
      continue
    }
    for (let count = tried + 1; count <= window; count++) {
      const claim = claimOf(formats, lines, from, count, needs)
      if (claim !== undefined) return claim
    }
  }
  return undefined
}

/** The surest claim to some lines. */
export function claimOf(formats: readonly Format[], lines: Lines, from: number, count: number, needs: Needs): Claim | undefined {
  const to = Math.min(from + count, lines.count)
  const recognition = recognise(formats, windowOf(lines, from, to))
  if (recognition.format === undefined) return undefined
  const least = needs(recognition)
  return least === 0 || (Number.isFinite(least) && hasRecords(recognition.format, lines, from, to, least))
    ? { recognition, from, to }
    : undefined
}

/**
 * The same claim without the lines above that add nothing to it, neither to how sure it is nor to what its records say: they may be another log's. Where they were
 * but counted, a line below does as well.
 */
export function tightened(claim: Claim, lines: Lines): Claim {
  const { format } = claim.recognition
  let { from, to } = claim
  let told = toldIn(format, lines, from, to)
  while (from + 1 < to) {
    const below = toldIn(format, lines, from + 1, to)
    if (lines.wording(from) !== 0 && tellsMore(told, below)) break
    if (!isAsSure(claim, lines, from + 1, to)) {
      if (!isAsSure(claim, lines, from + 1, to + 1)) break
      to++
    }
    told = below
    from++
  }
  return { ...claim, from, to }
}

/** Whether the format of a claim is as sure of other lines. */
export const isAsSure = ({ recognition: { format, confidence } }: Claim, lines: Lines, from: number, to: number): boolean =>
  (format.recognise(windowOf(lines, from, to))?.confidence ?? 0) >= confidence

/**
 * What the lines below say, too, that belong to those of a claim: a heading alone does not tell the services of IIS apart, nor do the first pairs of a block say
 * what it is about.
 */
export function withRows(formats: readonly Format[], claim: Claim, lines: Lines): Recognised {
  const { recognition, from, to } = claim
  if (isHeading(claim, lines)) return among(formats, recognition, lines, from, behindRows(lines, to))
  let end = to
  while (end < lines.count && lines.wording(end) !== 0 && !lines.isDirective(end)) end++
  const told = among(formats, recognition, lines, from, end)
  return told.format !== recognition.format && isOneRecord(told.format, lines, from, to, end) ? told : recognition
}

/** Whether a format reads one record in lines and some of those below, up to `end`. */
function isOneRecord(format: Format, lines: Lines, from: number, to: number, end: number): boolean {
  let first = from
  while (first < to && lines.wording(first) === 0) first++
  const table = readLines(format, lines, first, end)
  return table.count > 0 && table.offset(0) === 0 && lines.starts[first]! + table.length(0) > lines.starts[to]!
}

function isHeading({ from, to }: Claim, lines: Lines): boolean {
  for (let line = from; line < to; line++) if (!lines.isDirective(line)) return false
  return true
}

/** The next directive below the rows that stand below directives. */
function behindRows(lines: Lines, from: number): number {
  let end = from
  while (end < lines.count && lines.isDirective(end)) end++
  while (end < lines.count && !lines.isDirective(end)) end++
  return end
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
