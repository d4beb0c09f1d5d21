import { MOST_COLUMNS } from './core.ts'

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

/** What stands between the values of a row: blanks; commas, with values in quotes; commas with a blank behind them, and no quotes; one blank. As in alike.c. */
export const BLANKS = 0
export const COMMAS = 1
export const COMMAS_AND_BLANKS = 2
export const ONE_BLANK = 3

/** Where the time of a row stands. */
export interface Clock {
  /** The column that has it, and behind how many bytes of the date. */
  readonly column: number
  readonly behind: number
  /** Bytes it has at least: 8 where an hour is written with two digits, `hh:mm:ss`, 7 where one is enough, 13 where it is `hh:mm:ss.mmmZ`. */
  readonly least: 7 | 8 | 13
  /** The columns that say the day. */
  readonly day: readonly number[]
  /** How many days are known at a time, 4 at most; 1 where the format must see every row that is of another day than the one before. */
  readonly days: number
  /** Whether the columns of the day say how far the clock is ahead of the one that entries go by, in whole minutes. */
  readonly zoned?: boolean
}

/** A column that is cut at the first of a byte. Its parts have the places 0 and 1; one without it stands whole in the first, or where it is to begin with another, in the second. */
export interface Cut {
  readonly column: number
  readonly byte: number
  /** The byte that a value begins with that is cut; absent where every one is. */
  readonly opening?: number
}

/** The column of a value whose number has a place (`Pairs`), or of a part of a column (`Cut`). */
export const placeColumn = (place: number): number => MOST_COLUMNS + place

/** Values that follow each other in any order, each behind its number. */
export interface Pairs {
  /** The column of the first number. */
  readonly from: number
  /** The places, below 32, of values that are looked at, by their numbers, below 10,000. */
  readonly places: readonly (readonly [number: number, place: number])[]
  /** The places in which the value of a column stands until a pair says another. */
  readonly columns: readonly (readonly [column: number, place: number])[]
}

/** How rows are split, where their time stands, and what follows from which of their columns. */
export interface Plan {
  readonly separator: typeof BLANKS | typeof COMMAS | typeof COMMAS_AND_BLANKS | typeof ONE_BLANK
  /** How many values a row has; one with another number is never known. */
  readonly columns: number
  /** Present where rows have any number of values, and pairs of them from some column on. */
  readonly pairs?: Pairs
  readonly cut?: Cut
  /** A column that is a number or `-`; a row with another is never known. */
  readonly size?: number
  readonly clock: Clock
  /** Columns, 4 at most, that hold an address; where its port stands behind it, that does not count, and is no part of the value. */
  readonly addresses: readonly number[]
  readonly groups: readonly Group[]
  /** The groups that say the who and the what of an entry; and its session, where that is no part of the who. */
  readonly who: number
  readonly what: number
  readonly session?: number
}

/** The groups that say one thing: the last of them, whose answer counts, and those it stands behind. A bit for each. */
export function groupsUpTo(groups: readonly Group[], last: number): number {
  const { behind } = groups[last]!
  return (1 << last) | (behind === undefined ? 0 : groupsUpTo(groups, behind))
}
