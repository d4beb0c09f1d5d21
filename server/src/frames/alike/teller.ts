import type { EntrySink } from '../../formats/format.ts'

/** Where the values of a row lie, by column, from `shift` before the beginning of the bytes at hand. */
export interface Split {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Added to them. */
  readonly shift: number
  /** 1 where a quote inside the value is doubled. */
  readonly doubled: Uint8Array
}

/** What the reader of a format knows of its rows beyond their plan. */
export interface Teller {
  /** What each group is to say of the row that was read last: a number, `FURTHER`, `OTHERWISE`, or `ADDED`; `UNKNOWN` where it is to be asked again. */
  readonly says: Int32Array
  /**
   * Drafts the who of a row of which all else is known, also its session. `number` is what the group says that the who goes by. Fills `says` for the groups of the who.
   */
  readWho(bytes: Uint8Array, split: Split, number: number, sink: EntrySink): void
  /** Gives the sink the session of a row of which that is not known, and fills `says` for its group. Present where there is such a group. */
  readSession?(bytes: Uint8Array, split: Split, sink: EntrySink): void
  /**
   * Drafts a row that is not known, with its time, from where its values lie; `next` lies behind it. Fills `says`. False, with nothing changed, where the row must
   * be read by the format. Absent where all such rows must.
   */
  readRow?(bytes: Uint8Array, split: Split, next: number, sink: EntrySink): boolean
  /** Rows up to this time (civil milliseconds) were added. */
  pass?(time: number): void
}
