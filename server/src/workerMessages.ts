import type { TableData } from './evidence/tableData.ts'
import type { Recognition } from './formats/format.ts'

/** Main thread → worker: read a file. `stop` is shared memory; anything but 0 in it ends the reading. */
export interface ToWorker {
  readonly id: number
  readonly name: string
  readonly stop: Int32Array
}

/** Worker → main thread. `size` is the file's when it was read: a log may have grown since it was listed. */
export type FromWorker =
  | { readonly id: number; readonly type: 'progress'; readonly bytes: number }
  | { readonly id: number; readonly type: 'unrecognised'; readonly because: string }
  | {
      readonly id: number
      readonly type: 'read'
      readonly size: number
      /** The logs in the file: one, but where logs of several kinds were pasted together. */
      readonly parts: readonly PartMessage[]
    }

/** A log that was read, with its format by id. */
export interface PartMessage {
  readonly format: string
  readonly recognition: Recognition
  readonly table: TableData
  readonly lines?: { readonly from: number; readonly to: number }
}
