import { memorySource } from './byteSource.ts'
import type { Claim } from './claims.ts'
import { textSource } from './encoding.ts'
import { entryTable } from './entryTable.ts'
import type { Lines } from './lineShapes.ts'
import { readTable } from './readTable.ts'
import type { RunningLog } from './runningLog.ts'

/**
 * Where a log begins that is sure of itself a little further down. What stands between the last entry above and there is its own (titles, headings, prompts) as
 * far as it can read it. An entry above that knows no end of its own reaches into it: then only what begins an entry or is a directive is its own.
 */
export function beginningOf(claim: Claim, running: RunningLog): number {
  const { lines } = running
  const above = running.entryAt(claim.from - 1)
  const isReachedInto = running.holds(claim.from) && !running.begins(claim.from)
  const behind = isReachedInto ? firstLineOf(above, running) + 1 : running.lineBehind(above)
  const least = Math.max(running.from + 1, behind)
  const { gaps } = readFrom(claim, lines, claim.from)
  const isOpening = (line: number): boolean => lines.isDirective(line) || readFrom(claim, lines, line).isEntry
  const isRead = (line: number): boolean => readFrom(claim, lines, line).gaps <= gaps
  const belongs = isReachedInto ? isOpening : isRead
  let from = claim.from
  while (from > least && belongs(from - 1)) from--
  while (from < claim.from && lines.wording(from) === 0) from++
  return from
}

const firstLineOf = (entry: number, { table }: RunningLog): number => table.line(entry) - 1

/** What a claim's format reads in its lines and those above from a line on: whether an entry begins there, and how many gaps there are. */
function readFrom({ recognition, to }: Claim, lines: Lines, line: number): { readonly isEntry: boolean; readonly gaps: number } {
  const source = textSource(memorySource(lines.bytes.subarray(lines.starts[line], lines.starts[to])))
  const table = entryTable(readTable(source, recognition.format.scanner()))
  return { isEntry: table.count > 0 && table.offset(0) === 0, gaps: table.gaps.length }
}
