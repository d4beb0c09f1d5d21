import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { columnsOf, sessionCells } from './cells.ts'

/** A list of sessions by its heading and the numbers below it. */
export function recogniseSessions({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head)
  if (!beginsList(lines, line => columnsOf(line) !== undefined)) return undefined
  const at = lines.findIndex(line => columnsOf(line.trimEnd()) !== undefined)
  if (at < 0) return undefined
  const heading = lines[at]!.trimEnd()
  const below = lines.slice(at + 1).filter(line => line.trim() !== '' && !isPrompt(line) && columnsOf(line.trimEnd()) === undefined)
  const rows = below.filter(line => sessionCells(heading, line).length > 0).length
  if (rows === 0) return undefined
  return {
    confidence: Math.round((rows / below.length) * 95) / 100,
    because: `names of users, sessions and states, and ${rows} of ${below.length} rows that fit them`,
  }
}
