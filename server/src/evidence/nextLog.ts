import type { Format } from '../formats/format.ts'
import { headOf, recognise } from '../formats/recognise.ts'
import { firstRecord } from './claimedRecords.ts'
import { type Claim, claimAt, claimOf, ifLikely, ifShown, isAsSure, orOf, tightened, windowOf, withRows } from './claims.ts'
import { beginningOf } from './partBeginning.ts'
import { isDoubtful, lastSure, type Log, type RunningLog } from './runningLog.ts'

/** Lines of a log that are asked whether another begins there, at most. */
const MOST_QUESTIONS = 500
/** Rows without a heading that must say they are of another log of the same frame, where the running one reads them and where it does not: a stray one is none. */
const ROWS_READ = 3
const ROWS_UNREAD = 2

/** What formats are at least of a heading of theirs. */
const HEADED = 0.9

/** The log of another format that begins below the first line of a running one. */
export function nextLog(formats: readonly Format[], running: RunningLog): Log | undefined {
  const { lines } = running
  const seen = new Set<number>()
  for (let line = running.from + 1; line < lines.count && seen.size < MOST_QUESTIONS; line++) {
    const look = lookOf(running, line)
    if (look === 0 || seen.has(look) || isValue(running, line)) continue
    seen.add(look)
    const claim = claimIn(formats, running, line)
    if (claim === undefined || isKnown(formats, running, claim)) continue
    const exact = tightened(belowOwn(running, claim), lines)
    const recognition = withRows(formats, exact, lines)
    if (recognition.format === running.recognition.format || isBeyond(running, { ...exact, recognition })) continue
    return { recognition, from: beginningOf({ ...exact, recognition }, running, line) }
  }
  return undefined
}

/** What is not asked twice: of lines of an entry their look, else their words. */
const lookOf = (running: RunningLog, line: number): number => {
  const { lines } = running
  return running.holds(line) && !lines.isDirective(line) ? lines.shape(line) : lines.wording(line)
}

/** Whether a line is the value of a label above it in the same entry, as below `Event Xml:`. A list sets the colon off from a name without a value. */
const isValue = (running: RunningLog, line: number): boolean =>
  running.holds(line) && !running.begins(line) && /\S ?:\s*$/.test(running.lines.text(line - 1))

/** The claim of another format to a line of the running log and those below. A weak one counts where the running log has no entry, or doubts it. */
function claimIn(formats: readonly Format[], running: RunningLog, line: number): Claim | undefined {
  const { lines, recognition } = running
  const { format } = recognition
  if (running.begins(line)) {
    const isDoubted = isDoubtful(running, running.entryAt(line))
    return (
      (isDoubted ? claimAt(formats, lines, line, orOf(format, ifLikely)) : strangerAt(formats, running, line)) ??
      rowsAt(formats, running, line)
    )
  }
  const claim = claimAt(formats, lines, line, orOf(format, running.holds(line) ? ifShown : ifLikely))
  const isRow = claim?.recognition.format.grammar === format.grammar && claim.recognition.confidence < HEADED && claim.to === line + 1
  return isRow ? rowsAt(formats, running, line) : claim
}

/** The claim of a format of another frame to one line that only happens to fit the running log. */
function strangerAt(formats: readonly Format[], running: RunningLog, line: number): Claim | undefined {
  const { format } = running.recognition
  const claim = claimOf(formats, running.lines, line, 1, orOf(format, ifShown))
  return claim?.recognition.format.grammar === format.grammar ? undefined : claim
}

/** The claim of a format of the same frame to rows without a heading of their own: those that fit the heading above, or that nobody reads. */
function rowsAt(formats: readonly Format[], running: RunningLog, from: number): Claim | undefined {
  const { lines, table, recognition } = running
  const kin = formats.filter(({ grammar }) => grammar === recognition.format.grammar)
  if (kin.length < 2) return undefined
  const isRead = running.begins(from)
  const rows = isRead ? ROWS_READ : ROWS_UNREAD
  const heading = isRead ? table.heading(running.entryAt(from)) : ''
  const [first, ...more] = Array.from({ length: rows }, (_, row) => {
    const line = from + row
    const isRow = line < lines.count && lines.wording(line) !== 0 && running.begins(line) === isRead
    return isRow ? recognise(kin, headOf('', `${heading}\n${lines.text(line)}`)) : undefined
  })
  if (first?.format === undefined || more.some(other => other?.format !== first.format)) return undefined
  return { recognition: first, from, to: from + rows }
}

/** A claim without the lines above it that the running log knows as its own. */
function belowOwn(running: RunningLog, claim: Claim): Claim {
  const { lines } = running
  const entry = lastSure(running.entryAt(claim.to - 1), running, claim.from)
  const from = entry < 0 ? 0 : running.lineOf(entry) + 1
  return from > claim.from && from < claim.to && isAsSure(claim, lines, from, claim.to) ? { ...claim, from } : claim
}

/** Whether an entry of the running log begins between the first line of a claim and its first record: then the other log is further down. */
function isBeyond(running: RunningLog, { recognition, from, to }: Claim): boolean {
  const record = from + firstRecord(recognition.format, running.lines, from, to)
  const entry = lastSure(running.entryAt(record) - Number(running.begins(record)), running, from)
  return entry >= 0 && running.lineOf(entry) >= from
}

/** Whether the running log makes something of the lines, too. A heading alone may be that of another service of the same make. */
function isKnown(formats: readonly Format[], { lines, recognition: { format } }: RunningLog, claim: Claim): boolean {
  const { recognition, from, to } = claim
  const told = lines.isDirective(from) ? withRows(formats, claim, lines) : recognition
  if (recognition.format === format || told.format === format) return told.format === format
  const known = format.recognise(windowOf(lines, from, to))?.confidence ?? 0
  return known >= recognition.confidence / 2
}
