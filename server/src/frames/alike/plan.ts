/** Added to a column of which it counts only whether it states something, not what. As in alike.c. */
export const STATED = 256
/** Added to a column that counts only where the number of the other group is odd. */
export const WHERE_ODD = 512

/** A question about rows that has the same answer wherever some of their columns are the same. */
export interface Group {
  readonly columns: readonly number[]
  /** The number of a group before, whose answer the question goes by too. */
  readonly with?: number
  /** The number of a group before: where that says `FURTHER`, this one is asked, else it says the same. */
  readonly behind?: number
}

/** Where the time of a row stands. */
export interface Clock {
  /** The column that has it, and behind how many bytes of the date. */
  readonly column: number
  readonly behind: number
  /** Bytes it has at least: 8 where an hour is written with two digits, `hh:mm:ss`, 7 where one is enough. */
  readonly least: 7 | 8
  /** The columns that say the day. */
  readonly day: readonly number[]
}

/** How rows are split, where their time stands, and what follows from which of their columns. */
export interface Plan {
  /** How many values a row has; one with another number is never known. */
  readonly columns: number
  readonly clock: Clock
  readonly groups: readonly Group[]
  /** The groups that say the who and the what of an entry. */
  readonly who: number
  readonly what: number
}

/** The groups that say one thing: the last of them, whose answer counts, and those it stands behind. A bit for each. */
export function groupsUpTo(groups: readonly Group[], last: number): number {
  const { behind } = groups[last]!
  return (1 << last) | (behind === undefined ? 0 : groupsUpTo(groups, behind))
}
