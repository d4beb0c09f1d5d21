import type { SourceClock, SourceFile } from '../../shared/investigation.ts'
import { zoneWords } from '../../shared/zoneWords.ts'
import { duration } from './words.ts'

/** The one clock a block is told in: minutes east of UTC, and its name. */
export interface ClockFace {
  readonly offsetMinutes: number
  readonly name: string
}

/** The clock of the reference log: the Security log's own where it is known, else the first local one, else UTC. */
export function clockFace(sources: readonly SourceFile[]): ClockFace {
  const local = sources.filter(source => source.clock.basis === 'local' && source.clock.offsetMinutes !== undefined)
  const reference = local.find(source => /^(security|evt)/.test(source.format)) ?? local[0]
  return face(reference?.clock.offsetMinutes ?? 0)
}

export function face(offsetMinutes: number): ClockFace {
  return { offsetMinutes, name: zoneWords(offsetMinutes) }
}

/** "17:31:05" on the face; `parts` leaves seconds out. */
export function timeOfDay(ms: number, clock: ClockFace, parts: 'hm' | 'hms' = 'hms'): string {
  const date = shifted(ms, clock)
  const hm = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  return parts === 'hm' ? hm : `${hm}:${two(date.getUTCSeconds())}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "12 Sep 2006". */
export function day(ms: number, clock: ClockFace): string {
  return `${dayAndMonth(ms, clock)} ${shifted(ms, clock).getUTCFullYear()}`
}

/** "12 Sep". */
export function dayAndMonth(ms: number, clock: ClockFace): string {
  const date = shifted(ms, clock)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`
}

/** "12 Sep 2006 16:55:12". */
export function fullTime(ms: number, clock: ClockFace): string {
  return `${day(ms, clock)} ${timeOfDay(ms, clock)}`
}

/** "17:31 to 17:46", with days where the two differ. */
export function interval(from: number, to: number, clock: ClockFace, parts: 'hm' | 'hms' = 'hms'): string {
  const sameDay = day(from, clock) === day(to, clock)
  if (sameDay) return `${timeOfDay(from, clock, parts)} to ${timeOfDay(to, clock, parts)}`
  return `${dayAndMonth(from, clock)} ${timeOfDay(from, clock, parts)} to ${dayAndMonth(to, clock)} ${timeOfDay(to, clock, parts)}`
}

/** "UTC−5, 3 s ahead, estimated": how a file's times are read. */
export function clockWords(clock: SourceClock): string {
  if (clock.basis === 'none' || clock.how === 'not-needed') return 'no clock needed'
  const zone = clock.basis === 'utc' && clock.offsetMinutes === undefined ? 'UTC' : zoneWords(clock.offsetMinutes ?? 0)
  return [zone, skewWords(clock.skewSeconds ?? 0), clock.how].filter(Boolean).join(', ')
}

/** What is uncertain about a clock, if anything. */
export function clockDoubt(clock: SourceClock): string | undefined {
  const modulo = clock.ambiguousModuloSeconds
  if (modulo) return `The beat fits every ${duration(modulo)}: the offset is not certain`
  return undefined
}

function skewWords(seconds: number): string {
  if (Math.abs(seconds) < 0.5) return ''
  return `${duration(seconds)} ${seconds > 0 ? 'ahead' : 'behind'}`
}

function shifted(ms: number, clock: ClockFace): Date {
  return new Date(ms + clock.offsetMinutes * 60_000)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
