import type { MessagePort } from 'node:worker_threads'
import type { Blocks } from './evidence/encoding.ts'
import type { Control } from './evidence/sharedReading.ts'
import type { Print } from './evidence/print.ts'
import type { Place, Range } from './evidence/readTable.ts'
import type { Stretch } from './evidence/stretches.ts'
import type { TableData } from './evidence/tableData.ts'
import type { IndexFolder } from './keptIndex.node.ts'
import type { Recognition } from './formats/format.ts'

/** Main thread → worker. `control` is memory that all workers share that read the same file. */
export type ToWorker =
  /** Read a file. A large one is offered to other workers too. */
  | {
      readonly type: 'read'
      readonly id: number
      readonly name: string
      readonly control: Control
      readonly split: Split
      /** Where its index may lie, and is to be kept. */
      readonly kept?: IndexFolder
      /** Whether that index may be taken for the file: not where it was read before, for then it is read again because it has changed. */
      readonly recalls: boolean
    }
  /** Read what a file has beyond a place, if it is still the same one. */
  | {
      readonly type: 'follow'
      readonly id: number
      readonly name: string
      readonly control: Control
      readonly format: string
      readonly place: Place & { readonly print: Print }
    }
  /** To the worker that reads a file: another one helps, whose ranges come over this port. */
  | { readonly type: 'helper'; readonly id: number; readonly port: MessagePort }
  /** Read a range of a file that another worker leads, and send it over the port. */
  | {
      readonly type: 'help'
      readonly id: number
      readonly name: string
      readonly control: Control
      readonly offer: Offer
      readonly port: MessagePort
    }

/** How many ranges a file is cut into at most, and how many bytes each has at least. */
export interface Split {
  readonly most: number
  readonly least: number
}

/** A file that can be read in ranges: its format by id, and its size when it was cut. */
export interface Offer {
  readonly format: string
  readonly size: number
  readonly ranges: readonly Range[]
}

/** Worker → the worker that leads: a range as it was read. */
export interface FromHelper {
  readonly index: number
  readonly stretch?: Stretch
}

/** Worker → main thread. */
export type FromWorker =
  /** So many bytes more were read. */
  | { readonly id: number; readonly type: 'progress'; readonly bytes: number }
  | { readonly id: number; readonly type: 'offer'; readonly offer: Offer }
  | { readonly id: number; readonly type: 'helped' }
  | { readonly id: number; readonly type: 'unrecognised'; readonly because: string }
  /** What a file has grown by; absent where it must be read from its start. */
  | {
      readonly id: number
      readonly type: 'followed'
      readonly grown?: { readonly size: number; readonly stretch: Stretch; readonly print: Print }
    }
  | {
      readonly id: number
      readonly type: 'read'
      /** The file's size when it was read: a log may have grown since it was listed. */
      readonly size: number
      readonly blocks?: Blocks
      readonly print: Print
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
