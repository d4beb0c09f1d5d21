import { entryText, type LogFile } from './evidenceFile.ts'

/** The moment in UTC beside the local time of an event: Event Viewer copies an event as text with its XML below. Source: the schema of events, `TimeCreated`. */
const SYSTEM_TIME = /\bSystemTime=["'](\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z["']/
/** Entries that are looked at, from the first to the last of a log whose first one has such a moment. */
const MOST = 32
const MINUTE = 60_000
/** Zones differ by quarters of an hour, and none is farther from UTC. */
const STEP = 15
const FARTHEST = 14 * 60

/** How far ahead of UTC the local times of a log are, in minutes, as its entries say themselves; undefined where none does, or they do not agree. */
export function statedOffset(file: LogFile): number | undefined {
  const { count } = file.table
  const first = count === 0 ? undefined : offsetIn(file, 0)
  if (first === undefined) return undefined
  const step = Math.max(1, Math.floor(count / MOST))
  for (let entry = step; entry < count; entry += step) if ((offsetIn(file, entry) ?? first) !== first) return undefined
  return first
}

function offsetIn(file: LogFile, entry: number): number | undefined {
  const utc = Date.parse(`${SYSTEM_TIME.exec(entryText(file, entry))?.[1] ?? ''}Z`)
  // The text of an event leaves out what is less than a second.
  const minutes = Math.round((file.table.written(entry) - utc) / MINUTE)
  const isZone =
    minutes % STEP === 0 && Math.abs(minutes) <= FARTHEST && Math.abs(file.table.written(entry) - utc - minutes * MINUTE) < 2000
  return isZone ? minutes : undefined
}
