import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { connectionCells, isCommandHeading, isHeading, isOwner, isRow } from './cells.ts'

/** A list of connections by its rows: protocol, and two addresses with ports. A heading makes it sure. */
export function recogniseNetstat({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head)
  if (!beginsList(lines, (line, next) => isRow(line) || isCommandHeading(line, next))) return undefined
  const at = lines.findIndex((line, i) => isCommandHeading(line, lines[i + 1]?.trimEnd()))
  if (at >= 0) return commandClaim(lines, at)
  const told = lines.map(line => line.trimEnd()).filter(line => line.trim() !== '' && !isPrompt(line))
  const rows = told.filter(isRow).length
  const others = told.filter(line => !isRow(line) && !isOwner(line) && !isHeading(line)).length
  if (rows === 0 || others > rows + 3) return undefined
  const isHeaded = told.some(isHeading)
  return {
    confidence: Math.round((rows / (rows + others)) * (isHeaded ? 97 : 80)) / 100,
    because: `${isHeaded ? 'a heading that begins with Proto, and ' : ''}two addresses with ports in ${rows} rows`,
  }
}

function commandClaim(lines: readonly string[], at: number): Recognition | undefined {
  const heading = `${lines[at]!.trimEnd()}\n${lines[at + 1]!.trimEnd()}`
  const below = lines.slice(at + 2).filter(line => line.trim() !== '' && !isPrompt(line))
  const rows = below.filter(line => connectionCells(heading, line).length > 0).length
  if (rows === 0) return undefined
  return {
    confidence: Math.round((rows / below.length) * 97) / 100,
    because: `the columns of Get-NetTCPConnection and a port in ${rows} rows`,
  }
}
