import { type ClockFace, dayAndMonth, timeOfDay } from '../clockFace.ts'
import { shareOf, type View } from './view.ts'

/** A label of a time axis; `share` from 0 (left) to 1. */
export interface AxisTick {
  readonly share: number
  readonly label: string
  /** Every second label leaves when the panel is narrow. */
  readonly optional: boolean
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [1, 2, 5, 10, 15, 30]
  .map(n => n * SECOND)
  .concat(
    [1, 2, 3, 5, 10, 15, 30].map(n => n * MINUTE),
    [1, 2, 3, 6, 12].map(n => n * HOUR),
    [1, 2, 7, 14, 28, 91, 182, 364].map(n => n * DAY),
  )

/** Round times of the face at even distances, at most `most` of them. */
export function axisTicks(view: View, clock: ClockFace, most = 6): readonly AxisTick[] {
  const step = STEPS.find(ms => (view.to - view.from) / ms <= most) ?? 364 * DAY
  const shift = clock.offsetMinutes * MINUTE
  const ticks: AxisTick[] = []
  for (let at = Math.ceil((view.from + shift) / step) * step - shift; at <= view.to; at += step) {
    ticks.push({ share: shareOf(at, view), label: label(at, step, clock), optional: ticks.length % 2 === 1 })
  }
  return ticks
}

function label(at: number, step: number, clock: ClockFace): string {
  if (step >= DAY) return dayAndMonth(at, clock)
  const midnight = (at + clock.offsetMinutes * MINUTE) % DAY === 0
  if (midnight) return dayAndMonth(at, clock)
  return timeOfDay(at, clock, step < MINUTE ? 'hms' : 'hm')
}
