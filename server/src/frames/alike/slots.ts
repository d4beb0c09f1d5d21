import { type Group, type Plan, STATED, WHERE_ODD } from './plan.ts'

/** A group whose columns are named by what a format calls them: its slots. */
export interface SlotGroup {
  readonly slots: readonly number[]
  /** Slots of which it counts only whether they state something. */
  readonly stated?: readonly number[]
  /** Slots that count only where the number of the group `with` is odd. */
  readonly whereOdd?: readonly number[]
  readonly with?: number
  readonly behind?: number
}

/** The groups under columns: `columnOf` says where a slot stands, -1 where it does not. */
export function groupsUnder(groups: readonly SlotGroup[], columnOf: (slot: number) => number): readonly Group[] {
  const columnsOf = (slots: readonly number[], added: number): readonly number[] =>
    slots
      .map(columnOf)
      .filter(column => column >= 0)
      .map(column => column + added)
  return groups.map(({ slots, stated = [], whereOdd = [], ...rest }) => ({
    ...rest,
    columns: [...columnsOf(slots, 0), ...columnsOf(stated, STATED), ...columnsOf(whereOdd, WHERE_ODD)],
  }))
}

/** The groups of a plan behind a first one that is asked before all others: what asked nothing before goes by it. */
export function behindFirst(first: readonly number[], plan: Plan): Plan {
  const groups = plan.groups.map(({ columns, with: withGroup = -1, behind }) => ({
    columns,
    with: withGroup + 1,
    ...(behind === undefined ? {} : { behind: behind + 1 }),
  }))
  const session = plan.session === undefined ? {} : { session: plan.session + 1 }
  return { ...plan, groups: [{ columns: first }, ...groups], who: plan.who + 1, what: plan.what + 1, ...session }
}
