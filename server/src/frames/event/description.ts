import { messageReader } from './knownMessages.ts'
import { COPIED, type Copies, move, note, type NotedValues, notedValues } from './notedValues.ts'
import { SLOTS } from './slots.ts'

/** The text of an event that stands beside its values: kept until it is known whether they leave anything to be read in it. One for each file. */
export interface Description {
  note(bytes: Uint8Array, start: number, end: number, escaped: boolean): void
  forget(): void
  isStated(): boolean
  /** Where it begins in the bytes of the event. */
  start(): number
  /** Copies the text that lies in `bytes`; returns where it begins and ends in the copies. */
  copy(copied: Copies, bytes: Uint8Array): readonly [start: number, end: number]
  /** Copies the text that lies in `bytes`, and puts what its labels say into the slots that state nothing. */
  read(slots: NotedValues, copied: Copies, bytes: Uint8Array, event: number): void
}

export function description(): Description {
  const text = notedValues(1)
  const said = notedValues(SLOTS)
  said.how.fill(COPIED)
  const readMessage = messageReader()
  return {
    note: (bytes, start, end, escaped) => note(text, 0, bytes, start, end, escaped),
    forget: () => text.to.fill(0),
    isStated: () => text.to[0]! > text.from[0]!,
    start: () => text.from[0]!,
    copy: (copied, bytes) => copied.lines(text, 1, bytes),
    read: (slots, copied, bytes, event) => {
      copied.copy(text, 0, bytes)
      said.from.fill(0)
      said.to.fill(0)
      readMessage(said, copied.bytes(), text.from[0]!, text.to[0]!, event)
      for (let slot = 0; slot < SLOTS; slot++)
        if (said.to[slot]! > said.from[slot]! && slots.to[slot]! <= slots.from[slot]!) move(said, slot, slots, slot)
    },
  }
}
