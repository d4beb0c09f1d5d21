import { readLines, tellsMore, toldIn } from './claimedRecords.ts'
import type { Claim } from './claims.ts'
import type { Lines } from './lineShapes.ts'
import { lastSure, type RunningLog } from './runningLog.ts'

/**
 * Where a log begins that is sure of itself a little further down. What stands between the last entry above and there is its own (titles, headings, prompts) as
 * far as it can read it. Into the text of an entry that knows no end of its own it reaches with directives only, and with what tells more of its records; so it does
 * into entries that the running log doubts, from the line on from which it was claimed (`asked`).
 */
export function beginningOf(claim: Claim, running: RunningLog, asked: number): number {
  const { lines } = running
  const { from } = claim
  const isReachedInto = running.holds(from) && !running.begins(from)
  const above = running.entryAt(from) - Number(running.begins(from))
  const least = (line: number): number => Math.max(running.from + 1, line)
  const below = isReachedInto ? from : belowEntry(claim, lines, least(running.lineBehind(above)))
  const bound = lastSure(above, running, asked)
  return withOpening({ ...claim, from: below }, lines, least(isReachedInto ? running.lineOf(bound) + 1 : running.lineBehind(bound)))
}

/** The first line that a log can read of those below an entry. */
function belowEntry({ recognition: { format }, from: first, to }: Claim, lines: Lines, least: number): number {
  const gapsFrom = (line: number): number => readLines(format, lines, line, to).gaps.length
  const gaps = gapsFrom(first)
  let from = first
  while (from > least && gapsFrom(from - 1) <= gaps) from--
  while (from < first && lines.wording(from) === 0) from++
  return from
}

/** The first of the lines above that are directives, or with which a log tells more; blank ones may stand between. */
function withOpening({ recognition: { format }, from: first, to }: Claim, lines: Lines, least: number): number {
  let from = first
  let told = toldIn(format, lines, from, to)
  for (let line = first - 1; line >= least; line--) {
    if (lines.wording(line) === 0) continue
    const more = toldIn(format, lines, line, to)
    if (!lines.isDirective(line) && !tellsMore(more, told)) break
    told = more
    from = line
  }
  return from
}
