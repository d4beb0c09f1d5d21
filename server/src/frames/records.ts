import type { EntrySink, Scanner } from '../formats/format.ts'
import { BLANK, LF, TAB } from './ascii.ts'

/** What lies at the beginning of a record: where it ends, and whether it is one. */
export type RecordReading =
  | { readonly how: 'entry' | 'rest'; readonly end: number }
  | { readonly how: 'gap'; readonly end: number; readonly because: string }
  /** The bytes end before the record does. */
  | { readonly how: 'cut' }

/** A log whose records begin with a certain sign and end by themselves, whatever the lines. */
export interface RecordReader {
  /** Where the next record may begin in `[at, end)`; -1 where none does. A place where it cannot be told yet counts. */
  find(bytes: Uint8Array, at: number, end: number): number
  /** Reads the record that begins at `at`, and sets the draft of the sink where it is an entry. `line` is where its line begins, or `at` where it shares it. */
  read(bytes: Uint8Array, line: number, at: number, end: number, last: boolean, sink: EntrySink): RecordReading
  /** What finds records that are alike; each of them is what `read` calls an entry. */
  readonly alike?: AlikeRecords
}

/** Adds records that are alike (`AlikeBlocks`). */
export interface AlikeRecords {
  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void
  /** Adds the records from the one at `at` on that are known, and returns where the first begins that is not, or what stands before it. */
  read(at: number, line: number, sink: EntrySink): number
  /** The line there. */
  readonly line: number
  /** Learns from the record at `[at, stop)` that was read by the format, and added; it began where `read` stopped. */
  learn(at: number, stop: number, sink: EntrySink): void
}

const CUT = 'the end of this event is missing'

/** How far the reading of one file has come. */
interface Progress {
  at: number
  line: number
  atLineStart: boolean
  /** The next line feed from `at` on; beyond all bytes where there is none. */
  feed: number
  /** Where a record begins that is known to be like none before. */
  unlike: number
}

/** Scans records that may share lines or stretch over many. The blanks before a record belong to it where nothing else stands there. */
export function recordScanner(reader: RecordReader): Scanner {
  const done: Progress = { at: 0, line: 1, atLineStart: true, feed: 0, unlike: -1 }
  return {
    scan(bytes, start, end, last, sink) {
      done.at = start
      done.feed = feedFrom(bytes, start)
      done.unlike = -1
      reader.alike?.open(bytes, end)
      while (done.at < end && next(reader, done, bytes, end, last, sink));
      return done.at
    },
  }
}

/** Reads what stands before the next record, and the record; false where more bytes are needed. */
function next(reader: RecordReader, done: Progress, bytes: Uint8Array, end: number, last: boolean, sink: EntrySink): boolean {
  const found = reader.find(bytes, done.at, end)
  const first = found < 0 && last ? end : indentBefore(bytes, done.at, found < 0 ? end : found, done.atLineStart)
  if (first > done.at) sink.rest(done.at, first, done.line)
  step(done, bytes, first)
  if (found < 0) return false
  if (reader.alike !== undefined && done.unlike !== first && passAlike(reader.alike, done, bytes, sink)) return true
  const reading = reader.read(bytes, first, found, end, last, sink)
  if (reading.how === 'cut' && !last) return false
  const stop = reading.how === 'cut' ? end : reading.end
  if (reading.how === 'entry') {
    sink.add(first, stop, done.line)
    if (done.unlike === first) reader.alike?.learn(first, stop, sink)
  } else if (reading.how === 'rest') sink.rest(first, stop, done.line)
  else sink.gap(first, stop, done.line, reading.how === 'gap' ? reading.because : CUT)
  step(done, bytes, stop)
  return true
}

/** Adds the records that are alike; false where the next one is like none before. */
function passAlike(alike: AlikeRecords, done: Progress, bytes: Uint8Array, sink: EntrySink): boolean {
  const { at } = done
  done.unlike = alike.read(at, done.line, sink)
  if (done.unlike === at) return false
  done.at = done.unlike
  done.line = alike.line
  done.feed = feedFrom(bytes, done.at)
  done.atLineStart = bytes[done.at - 1] === LF
  return true
}

function feedFrom(bytes: Uint8Array, at: number): number {
  const feed = bytes.indexOf(LF, at)
  return feed < 0 ? Number.MAX_SAFE_INTEGER : feed
}

function step(done: Progress, bytes: Uint8Array, to: number): void {
  if (to === done.at) return
  for (; done.feed < to; done.feed = feedFrom(bytes, done.feed + 1)) done.line++
  done.atLineStart = bytes[to - 1] === LF
  done.at = to
}

/** Where the blanks begin that stand between the start of its line and `at`; `at` where something else stands there. */
function indentBefore(bytes: Uint8Array, start: number, at: number, startsLine: boolean): number {
  let first = at
  while (first > start && (bytes[first - 1] === BLANK || bytes[first - 1] === TAB)) first--
  if (first === start) return startsLine ? first : at
  return bytes[first - 1] === LF ? first : at
}
