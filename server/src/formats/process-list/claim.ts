import { isRuler } from '../../frames/table/columns.ts'
import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { countInBlocks, pairOf } from '../../frames/table/blocks.ts'
import { columnsOf, HEADINGS, isPoolRow, namesOf, OF_SERVICES, processCells } from './cells.ts'

/** A list of processes by what its columns are called, by blocks with a process ID, or by the words of IIS's own commands. */
export function recogniseProcesses({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head).filter(line => line !== '' && !isPrompt(line))
  return beginsList(lines, begins) ? (poolClaim(lines) ?? tableClaim(lines) ?? blockClaim(lines)) : undefined
}

const headingOf = (line: string, next: string): string => (isRuler(next) ? `${line}\n${next}` : line)

const begins = (line: string, next: string): boolean =>
  isPoolRow(line) ||
  namesOf(line) !== undefined ||
  HEADINGS.get(pairOf(line)?.key ?? '') === 'pid' ||
  columnsOf(headingOf(line, next)) !== undefined

function poolClaim(lines: readonly string[]): Recognition | undefined {
  const rows = lines.filter(isPoolRow).length
  return rows * 2 < lines.length || rows === 0
    ? undefined
    : { confidence: 0.95, because: `${rows} worker processes with their application pools` }
}

/** Names that nothing but a list of processes has; `Id` and `Name` many things have. */
const OF_PROCESSES = /\b(?:ProcessId|ProcessName|CommandLine|Handles|HandleCount|SI|NPM|WS|Pid)\b/

function tableClaim(lines: readonly string[]): Recognition | undefined {
  const headingAt = (i: number): string => headingOf(lines[i]!, lines[i + 1] ?? '')
  const at = lines.findIndex((line, i) => namesOf(line) !== undefined || columnsOf(headingAt(i)) !== undefined)
  if (at < 0) return undefined
  const below = lines.slice(at + (isRuler(lines[at + 1]) ? 2 : 1))
  const rows = below.filter(line => processCells(headingAt(at), line).length > 0).length
  if (rows === 0 || !OF_PROCESSES.test(headingAt(at))) return undefined
  return {
    confidence: Math.round((rows / below.length) * 92) / 100,
    because: `columns of processes, and a process ID in ${rows} of ${below.length} rows`,
  }
}

function blockClaim(lines: readonly string[]): Recognition | undefined {
  const fields = lines.map(line => HEADINGS.get(pairOf(line)?.key ?? ''))
  const pids = lines.filter((line, i) => fields[i] === 'pid' && /^\d{1,10}$/.test(pairOf(line)!.value)).length
  const names = fields.filter(field => field === 'image-name' || field === 'command-line').length
  const known = countInBlocks(lines, HEADINGS)
  if (pids === 0 || names < pids || known < lines.length * 0.6 || !lines.some(line => OF_PROCESSES.test(line))) return undefined
  if (lines.some(line => OF_SERVICES.test(pairOf(line)?.key ?? ''))) return undefined
  return {
    confidence: Math.round((known / lines.length) * 85) / 100,
    because: `blocks of names and values: ${pids} processes with their IDs`,
  }
}
