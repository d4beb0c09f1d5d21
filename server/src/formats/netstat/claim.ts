import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { countInBlocks, pairOf } from '../../frames/table/blocks.ts'
import { beginsBlock, connectionCells, HEADINGS, isCommandHeading, isHeading, isOwner, isRow, namesOf } from './cells.ts'

/** A list of connections by its rows: protocol, and two addresses with ports. A heading makes it sure. */
export function recogniseNetstat({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head)
  if (!beginsList(lines, (line, next) => isRow(line) || isCommandHeading(line, next) || namesOf(line) !== undefined || beginsBlock(line)))
    return undefined
  const at = lines.findIndex((line, i) => isCommandHeading(line, lines[i + 1]?.trimEnd()) || namesOf(line) !== undefined)
  if (at >= 0) return commandClaim(lines, at)
  const blocks = blockClaim(lines)
  if (blocks !== undefined) return blocks
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
  const names = lines[at]!.trimEnd()
  const isRuled = namesOf(names) === undefined
  const heading = isRuled ? `${names}\n${lines[at + 1]!.trimEnd()}` : names
  const below = lines.slice(at + (isRuled ? 2 : 1)).filter(line => line.trim() !== '' && !isPrompt(line))
  const rows = below.filter(line => connectionCells(heading, line).length > 0).length
  if (rows === 0) return undefined
  return {
    confidence: Math.round((rows / below.length) * 97) / 100,
    because: `the columns of Get-NetTCPConnection and a port in ${rows} rows`,
  }
}

function blockClaim(lines: readonly string[]): Recognition | undefined {
  const told = lines.filter(line => line.trim() !== '' && !isPrompt(line))
  const fields = told.map(line => HEADINGS.get(pairOf(line)?.key ?? ''))
  const ports = told.filter((line, i) => fields[i] === 'local-port' && /^\d{1,5}$/.test(pairOf(line)!.value)).length
  const addresses = fields.filter(field => field === 'local-address').length
  const known = countInBlocks(told, HEADINGS)
  if (ports === 0 || addresses < ports || known < told.length / 2) return undefined
  return {
    confidence: Math.round((known / told.length) * 95) / 100,
    because: `blocks of names and values: ${ports} connections with the addresses and ports of Get-NetTCPConnection`,
  }
}
