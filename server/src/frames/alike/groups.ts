import type { EntrySink } from '../../formats/format.ts'
import { type Core, MOST_GROUPS, MOST_PARTS, own, UNKNOWN } from './core.ts'
import type { Group } from './plan.ts'

/** In the place of a number that a group says: the who or the what of the entry that was added. */
export const ADDED = -10

/** Makes the core one's own: it forgets all it knew, and knows these groups of the columns of rows, which stand apart by `separator`. */
export function beginGroups(core: Core, by: object, columns: number, separator: number, groups: readonly Group[]): void {
  if (groups.length > MOST_GROUPS || groups.some(group => group.columns.length > MOST_PARTS))
    throw new RangeError('more than there is room for')
  own(by)
  core.begin(columns, separator)
  for (const { columns: parts, with: withGroup = -1, behind = -1 } of groups) {
    core.add_group(withGroup, behind)
    for (const part of parts) core.add_part(part)
  }
}

/** Gives the groups of some numbers (a bit for each) that are to be told their answers. `ADDED` is the who that was interned last of `whoGroups`, the what of others. */
export function learnGroups(core: Core, says: Int32Array, which: number, whoGroups: number, sink: EntrySink): void {
  const unknown = core.unknown_groups() & which
  for (let group = 0; group < says.length && unknown >> group !== 0; group++) {
    const told = says[group]!
    if (((unknown >> group) & 1) === 0 || told === UNKNOWN) continue
    const added = ((whoGroups >> group) & 1) !== 0 ? sink.lastWho : sink.lastWhat
    core.learn(group, told === ADDED ? added : told)
  }
}
