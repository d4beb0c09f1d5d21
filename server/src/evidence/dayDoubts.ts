import type { OpenTable } from './openTable.ts'

/** Remembers the entries of a table whose day may be their month, until a date shows which it is. */
export class DayDoubts {
  /** Pairs of the first and the one behind the last. */
  private assumed: number[] = []
  private swapped: number[] = []
  private isMonthFirst = false
  private settled: 'same' | 'other' | undefined

  /** The days of so many entries from one on stand where the month may stand. */
  assume(entry: number, count: number, isMonthFirst: boolean): void {
    this.isMonthFirst = isMonthFirst
    const { assumed } = this
    if (assumed.at(-1) === entry) assumed[assumed.length - 1]! += count
    else assumed.push(entry, entry + count)
  }

  /** A date can be read in one way only: `swap` where day and month of those assumed stand the other way round. */
  settle(swap: boolean): void {
    if (swap) this.swapped = this.assumed
    this.assumed = []
    this.settled = swap ? 'other' : 'same'
  }

  get found(): OpenTable['days'] {
    const { assumed, swapped, isMonthFirst, settled } = this
    return { assumed, swapped, isMonthFirst, ...(settled === undefined ? {} : { settled }) }
  }
}
