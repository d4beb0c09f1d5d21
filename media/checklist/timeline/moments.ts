import type { EvidenceRef } from '../../../shared/investigation.ts'
import { type ClockFace, timeOfDay } from '../clockFace.ts'
import { setProps } from '../dom.ts'
import type { View } from './view.ts'

/** A mark of the timeline and the line it stands for. */
export interface Moment {
  readonly at: number
  readonly ref: EvidenceRef
  /** A lockout has a mark of its own, above the failure that tripped it. */
  readonly lockout?: boolean
}

/** The pointer takes a mark that is at most this far from it. Pixels. */
const REACH_PX = 8

/** Lets a click on a lane open the line of the nearest mark: the lane becomes a link to whatever is under the pointer. */
export function clickable(lane: HTMLElement, moments: readonly Moment[], clock: ClockFace): { look(view: View): void } {
  const lockouts = moments.filter(moment => moment.lockout)
  let view: View = { from: 0, to: 1 }
  const aim = (event: MouseEvent): void => {
    const box = lane.getBoundingClientRect()
    const perPixel = (view.to - view.from) / Math.max(1, box.width)
    const onMark = event.target instanceof Element && event.target.closest('.mark') !== null
    const moment = nearest(onMark ? lockouts : moments, view.from + (event.clientX - box.left) * perPixel, REACH_PX * perPixel)
    setProps(lane, {
      'data-do': moment && 'evidence',
      'data-path': moment?.ref.path,
      'data-line': moment?.ref.line,
      title: moment && `${timeOfDay(moment.at, clock)}: ${moment.ref.path}, line ${moment.ref.line}`,
    })
  }
  if (moments.length > 0) for (const kind of ['pointermove', 'pointerdown'] as const) lane.addEventListener(kind, aim)
  return {
    look(next) {
      view = next
    },
  }
}

/** The moment nearest to a time, within reach; moments are in order. */
export function nearest(moments: readonly Moment[], at: number, reach: number): Moment | undefined {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle]!.at < at) low = middle + 1
    else high = middle
  }
  const [near] = [moments[low - 1], moments[low]]
    .filter(moment => moment !== undefined && Math.abs(moment.at - at) <= reach)
    .toSorted((a, b) => Math.abs(a!.at - at) - Math.abs(b!.at - at))
  return near
}
