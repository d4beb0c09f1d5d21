import type { Format } from '../formats/format.ts'
import { headOf, recognise } from '../formats/recognise.ts'
import { type Claim, claimAt, LIKELY, SURE, tightened, windowOf, withRows } from './claims.ts'
import { beginningOf } from './partBeginning.ts'
import type { Log, RunningLog } from './runningLog.ts'

/** Lines of a log that are asked whether another begins there, at most. */
const MOST_QUESTIONS = 500
/** Rows without a heading that must say they are of another log of the same frame: a stray one is none. */
const ROWS = 3

/** What formats are at least of a heading of theirs. */
const HEADED = 0.9

/** The log of another format that begins below the first line of a running one. */
export function nextLog(formats: readonly Format[], running: RunningLog): Log | undefined {
  const { lines } = running
  const seen = new Set<number>()
  for (let line = running.from + 1; line < lines.count && seen.size < MOST_QUESTIONS; line++) {
    const look = lookOf(running, line)
    if (look === 0 || seen.has(look) || isContinued(lines.text(line - 1))) continue
    seen.add(look)
    const claim = claimIn(formats, running, line)
    if (claim === undefined || isKnown(running, claim)) continue
    const exact = tightened(claim, lines)
    const recognition = withRows(formats, exact, lines)
    if (recognition.format === running.recognition.format) continue
    return { recognition, from: beginningOf({ ...exact, recognition }, running) }
  }
  return undefined
}

/** What is not asked twice: of lines of an entry their look, else their words. */
const lookOf = (running: RunningLog, line: number): number => {
  const { lines } = running
  return running.holds(line) && !lines.isDirective(line) ? lines.shape(line) : lines.wording(line)
}

/** A label whose value stands below it, as in `Event Xml:`. */
const isContinued = (text: string): boolean => text.trimEnd().endsWith(':')

/** The claim of another format to a line of the running log and those below. A weak one counts where the running log has no entry. */
function claimIn(formats: readonly Format[], running: RunningLog, line: number): Claim | undefined {
  const { lines, recognition } = running
  const { grammar } = recognition.format
  if (running.begins(line)) return strangerAt(formats, running, line) ?? rowsAt(formats, running, line)
  const claim = claimAt(formats, lines, line, running.holds(line) ? SURE : LIKELY)
  const isRow = claim?.recognition.format.grammar === grammar && claim.recognition.confidence < HEADED && claim.to === line + 1
  return isRow ? rowsAt(formats, running, line) : claim
}

/** The claim of a format of another frame to one line that only happens to fit the running log. */
function strangerAt(formats: readonly Format[], { lines, recognition: { format } }: RunningLog, line: number): Claim | undefined {
  const recognition = recognise(formats, windowOf(lines, line, line + 1))
  const isStranger = recognition.format !== undefined && recognition.format.grammar !== format.grammar && recognition.confidence >= SURE
  return isStranger ? { recognition, from: line, to: line + 1 } : undefined
}

/** The claim of a format of the same frame to rows without a heading of their own: those that fit the heading above, or that nobody reads. */
function rowsAt(formats: readonly Format[], running: RunningLog, from: number): Claim | undefined {
  const { lines, table, recognition } = running
  const kin = formats.filter(({ grammar }) => grammar === recognition.format.grammar)
  if (kin.length < 2) return undefined
  const isRead = running.begins(from)
  const heading = isRead ? table.heading(running.entryAt(from)) : ''
  const [first, ...more] = Array.from({ length: ROWS }, (_, row) => {
    const line = from + row
    const isRow = line < lines.count && lines.wording(line) !== 0 && running.begins(line) === isRead
    return isRow ? recognise(kin, headOf('', `${heading}\n${lines.text(line)}`)) : undefined
  })
  if (first?.format === undefined || more.some(other => other?.format !== first.format)) return undefined
  return { recognition: first, from, to: from + ROWS }
}

/** Whether the running log makes something of the lines, too. A heading alone may be that of another service of the same make. */
function isKnown({ lines, recognition }: RunningLog, { recognition: claimed, from, to }: Claim): boolean {
  if (claimed.format === recognition.format) return !lines.isDirective(from)
  const known = recognition.format.recognise(windowOf(lines, from, to))?.confidence ?? 0
  return known >= claimed.confidence / 2
}
