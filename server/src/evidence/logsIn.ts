import type { Format } from '../formats/format.ts'
import type { Recognised } from '../formats/recognise.ts'
import { among, type Claim, claimAt, ifLikely, ifShown, ifSure, type Needs, orOf, tightened, withRows } from './claims.ts'
import { readLines } from './claimedRecords.ts'
import type { EntryTable } from './entryTable.ts'
import { type Lines, linesOf } from './lineShapes.ts'
import { nextLog } from './nextLog.ts'
import { type Log, runningLog } from './runningLog.ts'

/** Lines of a title that stand above a log. */
const TITLE_LINES = 4
/** More than this are no pasted logs. */
const MOST_LOGS = 50

/** What a file is on the whole, told by its first lines alone. */
export function firstLog(formats: readonly Format[], head: Uint8Array): Recognised | undefined {
  const lines = linesOf(head)
  const claim = topClaim(formats, lines, ifSure) ?? topClaim(formats, lines, ifShown)
  return claim && withRows(formats, claim, lines)
}

/** The logs of a file, one behind the other; none where they are too many. `read` gives the entries of a log if all that follows belongs to it. */
export function logsIn(formats: readonly Format[], lines: Lines, whole: Recognised, read: (log: Log) => EntryTable): readonly Log[] {
  const found: Log[] = []
  let log: Log = { recognition: topOf(formats, lines, whole), from: 0 }
  for (let reads = 0; reads <= MOST_LOGS; reads++) {
    const table = read(log)
    const next = nextLog(formats, runningLog(log, lines, table))
    if (next === undefined) return settled(formats, lines, table.count === 0 ? found : [...found, log])
    // Without an entry, it is but the title of the one that follows.
    const isTitle = readLines(log.recognition.format, lines, log.from, next.from).count === 0
    if (!isTitle) found.push(log)
    log = isTitle ? { ...next, from: log.from } : next
  }
  return []
}

/** What the first lines are where they are not what the file is on the whole: a small log above a large one. */
function topOf(formats: readonly Format[], lines: Lines, whole: Recognised): Recognised {
  const sure = topClaim(formats, lines, orOf(whole.format, ifSure))
  const likely = topClaim(formats, lines, orOf(whole.format, ifLikely))
  const top =
    likely !== undefined && (sure === undefined || (likely.to < sure.to && likely.to <= tightened(sure, lines).from)) ? likely : sure
  if (top === undefined || top.recognition.format === whole.format) return whole
  const own = claimAt([whole.format], lines, top.from, orOf(whole.format, ifLikely))
  return own !== undefined && tightened(own, lines).from < top.to ? whole : withRows(formats, top, lines)
}

/** The claim to the first lines of a file, but for a title, that takes the fewest of them. */
function topClaim(formats: readonly Format[], lines: Lines, needs: Needs): Claim | undefined {
  let best: Claim | undefined
  let stated = 0
  for (let line = 0; line < lines.count && stated < TITLE_LINES; line++) {
    if (lines.wording(line) === 0) continue
    stated++
    const claim = claimAt(formats, lines, line, needs)
    if (claim !== undefined && claim.to < (best?.to ?? Number.POSITIVE_INFINITY)) best = claim
  }
  return best
}

/** Each log as what all its lines say it is, and neighbours of one format as one. */
function settled(formats: readonly Format[], lines: Lines, logs: readonly Log[]): readonly Log[] {
  const told = logs.map(({ recognition, from }, i) => ({
    from,
    recognition: among(formats, recognition, lines, from, logs[i + 1]?.from ?? lines.count),
  }))
  return told.filter(({ recognition }, i) => recognition.format !== told[i - 1]?.recognition.format)
}
