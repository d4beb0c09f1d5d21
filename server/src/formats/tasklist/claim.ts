import { isRuler } from '../../frames/table/columns.ts'
import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { isQuotedRow, layoutOf } from './layout.ts'
import { isBlock, isInBlock, listCellsOf } from './row.ts'
import { isContinuation } from './scan.ts'

/** Width of the first column since the first Windows that had the command. */
const IMAGE_WIDTH = 25

/** A list of processes by its ruler of `=` and the numbers below its second column, by quoted names, or by blocks with a PID. */
export function recogniseTasklist({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head)
  if (!beginsList(lines, begins)) return undefined
  const at = lines.findIndex(line => /^={5,} =/.test(line) && isRuler(line))
  return at < 0 ? (quotedClaim(lines) ?? blockClaim(lines)) : tableClaim(lines, at)
}

const begins = (line: string, next: string): boolean =>
  isRuler(line) || isBlock(line, next) || (isQuotedRow(line) && layoutOf(line) !== undefined)

function tableClaim(lines: readonly string[], at: number): Recognition | undefined {
  const heading = `${lines[at - 1] ?? ''}\n${lines[at]!}`
  const columns = layoutOf(heading)?.columns ?? []
  if (columns.length < 3) return undefined
  const isNoRow = (line: string, i: number): boolean => isRuler(line) || isRuler(lines[at + i + 2]) || isPrompt(line)
  const below = lines.slice(at + 1).filter((line, i) => line.trim() !== '' && !isContinuation(line, heading) && !isNoRow(line, i))
  const rows = below.filter(line => listCellsOf(heading, line).some(({ field }) => field === 'pid')).length
  if (rows === 0) return undefined
  const isUsual = columns[0]!.end === IMAGE_WIDTH
  return {
    confidence: Math.round((rows / below.length) * (isUsual ? 97 : 60)) / 100,
    because: `a ruler of ${columns.length} columns${isUsual ? ', the first as wide as a name of an image,' : ''} and a process ID in ${rows} of ${below.length} rows below it`,
  }
}

function quotedClaim(lines: readonly string[]): Recognition | undefined {
  const heading = lines.find(line => isQuotedRow(line.trimEnd()) && layoutOf(line.trimEnd()) !== undefined)?.trimEnd()
  if (heading === undefined) return undefined
  const below = lines.slice(lines.findIndex(line => line.trimEnd() === heading) + 1).filter(line => isQuotedRow(line.trimEnd()))
  const rows = below.filter(line => /^"[^"]*","\d{1,10}","/.test(line)).length
  if (rows === 0) return undefined
  return {
    confidence: 0.95 * (rows / below.length),
    because: `quoted names, the second PID, and a process ID in ${rows} of ${below.length} rows below them`,
  }
}

function blockClaim(lines: readonly string[]): Recognition | undefined {
  const blocks = lines.filter((line, i) => isBlock(line.trimEnd(), lines[i + 1]?.trimEnd())).length
  const told = lines.filter(line => line.trim() !== '')
  const inBlocks = told.filter(line => isInBlock(line)).length
  if (blocks === 0 || inBlocks < told.length * 0.9 || told.length < blocks * 3) return undefined
  return { confidence: 0.9, because: `${blocks} blocks of a name and, below it, PID` }
}
