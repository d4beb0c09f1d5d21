import { countInBlocks, pairOf } from '../../frames/table/blocks.ts'
import { isRuler } from '../../frames/table/columns.ts'
import { isPrompt } from '../../frames/table/scan.ts'
import { beginsList, listLines } from '../../frames/table/lines.ts'
import type { Head, Recognition } from '../format.ts'
import { columnsOf, namesOf, serviceCells } from './cells.ts'
import { HEADINGS, isStartedHeading } from './names.ts'

/** A list of services: by the names sc writes, by what a table's columns are called, or by the words of net start. */
export function recogniseServices({ lines: head }: Head): Recognition | undefined {
  const lines = listLines(head).filter(line => line !== '' && !isPrompt(line))
  return beginsList(lines, begins) ? (startedClaim(lines) ?? blockClaim(lines) ?? tableClaim(lines)) : undefined
}

const headingOf = (line: string, next: string): string => (isRuler(next) ? `${line}\n${next}` : line)

const begins = (line: string, next: string): boolean =>
  isStartedHeading(line) ||
  HEADINGS.get(pairOf(line)?.key ?? '') === 'service-name' ||
  namesOf(line) !== undefined ||
  columnsOf(headingOf(line, next)) !== undefined

function startedClaim(lines: readonly string[]): Recognition | undefined {
  const at = lines.findIndex(isStartedHeading)
  const rows = lines.slice(at + 1).filter(line => /^ {2,}\S/.test(line)).length
  return at < 0 || rows === 0 ? undefined : { confidence: 0.95, because: `the words of net start, and ${rows} services below them` }
}

/** Names that nothing but a list of services has; `Name` and `Status` many things have. */
const OF_SERVICES = new Set(['startmode', 'starttype', 'startname', 'displayname', 'servicename', 'canstop', 'pathname'])

function blockClaim(lines: readonly string[]): Recognition | undefined {
  const pairs = lines.map(line => pairOf(line)?.key ?? '')
  const keys = pairs.filter(key => key !== '')
  const fields = keys.map(key => HEADINGS.get(key))
  const names = fields.filter(field => field === 'service-name').length
  const telling = fields.filter(field => field === 'state' || field === 'start-type').length
  const isOfSc = keys.some(key => key.includes('_') && HEADINGS.has(key))
  const known = countInBlocks(lines, HEADINGS)
  if (names === 0 || telling < names || !(isOfSc || keys.some(key => OF_SERVICES.has(key)))) return undefined
  return {
    confidence: Math.round((known / lines.length) * 95) / 100,
    because: `blocks of names and values: ${names} services with their state or start`,
  }
}

function tableClaim(lines: readonly string[]): Recognition | undefined {
  const at = lines.findIndex((line, i) => namesOf(line) !== undefined || columnsOf(headingOf(line, lines[i + 1] ?? '')) !== undefined)
  if (at < 0) return undefined
  const isRuled = isRuler(lines[at + 1])
  const heading = headingOf(lines[at]!, lines[at + 1] ?? '')
  const below = lines.slice(at + (isRuled ? 2 : 1))
  const rows = below.filter(line => telling(heading, line)).length
  return rows === 0
    ? undefined
    : {
        confidence: Math.round((rows / below.length) * 93) / 100,
        because: `columns of services, and a state or a start in ${rows} of ${below.length} rows`,
      }
}

/** Whether a row says how it is with a service, in words of lists of services. */
const telling = (heading: string, line: string): boolean =>
  serviceCells(heading, line).some(
    ({ field, start, end }) =>
      (field === 'state' && /^(?:running|stopped|paused|start.?pending|stop.?pending)$/i.test(line.slice(start, end))) ||
      (field === 'start-type' && /^(?:auto\w*|manual|disabled|demand|boot|system)$/i.test(line.slice(start, end))) ||
      (field === 'account' && /\bstartname\b/i.test(heading)),
  )
