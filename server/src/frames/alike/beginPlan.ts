import type { Core } from './core.ts'
import { beginGroups } from './groups.ts'
import type { Plan } from './plan.ts'

/** Seconds. */
const MINUTE = 60
const DAY = 86_400

/** Makes the core one's own, for rows of a plan. */
export function beginPlan(core: Core, by: object, plan: Plan): void {
  const { columns, separator, groups, cut, size, clock, pairs, addresses } = plan
  beginGroups(core, by, columns, separator, groups)
  if (cut !== undefined) core.set_cut(cut.column, cut.opening ?? 0, cut.byte)
  if (size !== undefined) core.set_size(size)
  core.set_clock(clock.column, clock.behind, clock.least, clock.days, clock.zoned === true ? MINUTE : DAY)
  for (const column of clock.day) core.add_day_part(column)
  if (pairs !== undefined) core.set_pairs(pairs.from)
  for (const [number, place] of pairs?.places ?? []) core.add_place(number, place)
  for (const [column, place] of pairs?.columns ?? []) core.set_place(place, column)
  for (const column of addresses) core.add_address(column)
}
