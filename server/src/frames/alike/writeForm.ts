import type { Form } from '../form/form.ts'
import { type Core, FORM_BYTES, MOST_PIECES, MOST_SLOTS } from './core.ts'
import { SET_BYTES, signsOf } from './signs.ts'

/** A form, which of its values go to which slots, and how its records lie in the log. */
export interface BlockForm {
  readonly slots: Int32Array
  readonly values: Int32Array
  /** Slots whose value is part of a piece of the text. */
  readonly fixed: readonly { readonly slot: number; readonly piece: number; readonly behind: number; readonly length: number }[]
  readonly lines: number
  /** Bytes of blank lines behind it. */
  readonly blankBytes: number
  /** Whether a record that fits it begins behind any other. */
  readonly beginsAlways: boolean
  /** Whether it ends where it seems to, whatever lies behind it. */
  readonly endsItself?: true
  /** Whether it begins with a line that is a date with its time, and else is none: the first value, which has but letters of dates. */
  readonly isDated?: true
  /** How long each value may be, in bytes; absent where all may be of any length. */
  readonly rooms?: ArrayLike<number>
}

const ANY_LENGTH = new Int32Array(MOST_PIECES).fill(0x7fffffff)

/** Writes a form into the memory of the core, as blocks.h has it; one that does not fit there is left out. */
export function writeForm(
  core: Core,
  form: Form<unknown>,
  { slots, values, fixed, lines, blankBytes, beginsAlways, endsItself, isDated, rooms }: BlockForm,
): void {
  const signs = signsOf(form.ends)
  if (
    signs === undefined ||
    form.pieces > MOST_PIECES ||
    form.text.bytes.length > FORM_BYTES ||
    Math.max(slots.length, fixed.length) > MOST_SLOTS
  )
    return
  const place = core.place_of_form()
  const start = core.forms_at() + place * core.form_bytes()
  const words = new Int32Array(core.memory.buffer)
  let at = start >> 2
  const put = (numbers: ArrayLike<number>, room: number): void => {
    words.set(numbers, at)
    at += room
  }
  put([form.pieces, lines, blankBytes, beginsAlways ? 1 : 0, endsItself === true ? 1 : 0, isDated === true ? 1 : 0, 0], 7)
  put(form.begins, MOST_PIECES)
  put(form.lengths, MOST_PIECES)
  new Uint8Array(core.memory.buffer, at << 2).set(signs)
  at += (MOST_PIECES * SET_BYTES) >> 2
  put(rooms ?? ANY_LENGTH, MOST_PIECES)
  put([slots.length], 1)
  put(slots, MOST_SLOTS)
  put(values, MOST_SLOTS)
  put([fixed.length], 1)
  for (const key of ['slot', 'piece', 'behind', 'length'] as const)
    put(
      fixed.map(one => one[key]),
      MOST_SLOTS,
    )
  new Uint8Array(core.memory.buffer, at << 2).set(form.text.bytes)
  core.add_form(place)
}
