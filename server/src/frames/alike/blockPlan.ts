import type { EntrySink } from '../../formats/format.ts'
import type { Group } from './plan.ts'

/** What follows from which of the slots that the values of a record are put into. */
export interface BlockPlan {
  readonly slots: number
  /** Their columns are slots. */
  readonly groups: readonly Group[]
  /** The groups that say the who and the what of an entry. */
  readonly who: number
  readonly what: number
  /** Slots of which it is told where their values lie (`BlockRows.noted`): those that are read of every record. */
  readonly noted: readonly number[]
}

/** Records that are known but for what is read of every one, by number. */
export interface BlockColumns {
  readonly offset: Uint32Array
  readonly length: Uint32Array
  readonly line: Uint32Array
  readonly who: Uint32Array
  readonly what: Uint32Array
  /** By noted slot: where its value begins and ends; 0 and 0 where the record has none. */
  readonly noted: readonly (readonly [from: Int32Array, to: Int32Array])[]
  /** By group: what it says. */
  readonly said: readonly Int32Array[]
}

/** Which of those records there are. */
export interface BlockRows {
  readonly count: number
  /** Added to an offset, gives that in the bytes. */
  readonly base: number
  /** Added to the place of a value, gives that in the bytes. */
  readonly shift: number
}

/** What the reader of a format knows of its records beyond their plan. */
export interface BlockTeller {
  /** What each group is to say of the record that was read last: a number, `FURTHER`, `OTHERWISE`, or `ADDED`. */
  readonly says: Int32Array
  /** Where the values of the record lie whose who is to be read. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Drafts the who of that record, of which all else is known. `number` is what the group says that the who goes by. False where the format must read it. */
  readWho(bytes: Uint8Array, number: number, sink: EntrySink): boolean
  /** Adds records that are known. */
  add(bytes: Uint8Array, columns: BlockColumns, rows: BlockRows, sink: EntrySink): void
}
