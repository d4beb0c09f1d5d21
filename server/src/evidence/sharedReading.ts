import type { Format, ScanState } from '../formats/format.ts'
import type { TextSource } from './encoding.ts'
import type { WholeLog } from './readFile.ts'
import { type Place, type Range, readTable } from './readTable.ts'
import { watchReturns } from './returns.ts'
import { chain, placeBefore, readStretch, type Stretch, startOf } from './stretches.ts'

/** A file that several workers read at the same time, range by range: memory that they share says which range is next, and whether to stop. */
export interface SharedReading {
  readonly text: TextSource
  readonly format: Format
  readonly ranges: readonly Range[]
  readonly control: Control
  readonly onProgress: (bytes: number) => void
}

/** Shared memory: not 0 to stop; the number of the next range; how much memory takes what was read so far, in KB. */
export type Control = Int32Array
const STOP = 0
const NEXT = 1
const HELD = 2
const KB = 1024

/** The first range belongs to the one who leads. */
export function newControl(): Control {
  const control = new Int32Array(new SharedArrayBuffer(12))
  control[NEXT] = 1
  return control
}
export const stop = (control: Control): void => void Atomics.store(control, STOP, 1)
export const isStopped = (control: Control): boolean => Atomics.load(control, STOP) !== 0
/** Bytes of memory that all hold who read the file, about. */
export const heldBy = (control: Control): number => Atomics.load(control, HELD) * KB
/** The number of a range that nobody reads yet. */
export const takeRange = (control: Control): number => Atomics.add(control, NEXT, 1)
export const hasRanges = (control: Control, { length }: readonly Range[]): boolean =>
  Atomics.load(control, NEXT) < length && !isStopped(control)

/** Reads one range without knowing what lies before; `guess` is what another range of the file left. Undefined where its first records go by what it cannot know. */
export function readRange(reading: SharedReading, index: number, guess?: ScanState): Stretch | undefined {
  const range = reading.ranges[index]!
  const before = placeBefore(reading.text, reading.format, range, guess)
  return before && readFrom(reading, before, range.to)
}

/** Reads from a place on, saying how many bytes more were read, until it is stopped. */
function readFrom({ text, format, control, onProgress }: SharedReading, before: Place, to: number): Stretch {
  const said = saying(control, before.offset, onProgress)
  const stretch = readStretch(text, format, before, to, { onProgress: said })
  said(Math.min(to, stretch.table.data.bytes))
  return stretch
}

/** What is called after each chunk of a reading: says how many bytes more were read, and whether to go on; others see how much memory it takes. */
export function saying(
  control: Control,
  from: number,
  onProgress: SharedReading['onProgress'],
): (offset: number, held?: number) => boolean {
  let said = from
  let known = 0
  return (offset, held = known) => {
    Atomics.add(control, HELD, Math.ceil(held / KB) - Math.ceil(known / KB))
    known = held
    onProgress(offset - said)
    said = offset
    return !isStopped(control)
  }
}

/** The ranges that other workers have read. */
export interface Arrivals {
  has(index: number): Promise<boolean>
  take(index: number): Promise<Stretch | undefined>
}

/** Leads the reading of a file: reads what nobody else reads, and joins all ranges in their order. What was read up to a stop is kept. */
export async function leadReading(reading: SharedReading, arrivals: Arrivals): Promise<WholeLog> {
  const { text, ranges, control } = reading
  const again = (before: Place, to: number): Stretch => readFrom({ ...reading, onProgress: () => {} }, before, to)
  const joined = chain(readFrom(reading, startOf(text), ranges[0]!.to), again)
  const ahead = new Map<number, Stretch | undefined>()
  let next = takeRange(control)
  for (let due = 1; due < ranges.length && !isStopped(control); due++) {
    for (; next < ranges.length && next !== due && !ahead.has(due) && !(await arrivals.has(due)); next = takeRange(control))
      ahead.set(next, readRange(reading, next))
    const { to } = ranges[due]!
    const end = joined.end()
    if (end === undefined) return readAtOnce(reading)
    let stretch = ahead.get(due)
    if (next === due) {
      stretch = readFrom(reading, end, to)
      next = takeRange(control)
    } else if (!ahead.delete(due)) stretch = await arrivals.take(due)
    if (!joined.add(stretch, to)) return readAtOnce(reading)
  }
  return joined.log()
}

function readAtOnce({ text, format, control }: SharedReading): WholeLog {
  const watch = watchReturns(text)
  Atomics.store(control, HELD, 0)
  const table = readTable(watch.text, format.scanner(), { onProgress: saying(control, text.bom, () => {}) })
  return { table, hasLoneReturn: watch.sawLoneReturn() }
}
