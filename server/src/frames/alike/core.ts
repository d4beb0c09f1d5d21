import { CODE } from './code.ts'

/** Bytes that can be looked at together, rows that are told together, and columns of a row: as in alike.c. */
export const INPUT_BYTES = 1 << 18
export const MOST_ROWS = 4096
export const MOST_COLUMNS = 128
/** Groups that are asked about a row, and columns that one goes by. */
export const MOST_GROUPS = 16
export const MOST_PARTS = 20
/** Bytes of the words of a form, pieces of it, and slots of its values. */
export const FORM_BYTES = 8192
export const MOST_PIECES = 129
export const MOST_SLOTS = 64
/** Bytes of the longest record of a list, with what is looked at below it; headings of lists; and stretches of a record from which nothing is read. */
export const LONGEST_LISTED = 4096
export const MOST_HEADINGS = 65
export const MOST_GAPS = 64
/** In place of a who: the line is no entry. */
export const NO_ENTRY = -1
/** The columns of a row as it is split, with the places of pairs behind them. */
export const SPLIT_COLUMNS = MOST_COLUMNS + 32

/** What a group can say of a row instead of a number: that nothing is known, that such rows are read every time, that the group behind it says more. As in alike.c. */
export const UNKNOWN = -1
export const OTHERWISE = -2
export const FURTHER = -3

/** Of the row at which it was stopped: where it begins, what lies behind it (0 where it was not split), and the groups that know nothing of it, a bit for each. */
export const STOPPED = 0
export const BEHIND = 1
export const TO_BE_TOLD = 2

/** The functions of alike.c, which says what they do, and its memory. */
export interface Core {
  readonly memory: { readonly buffer: ArrayBuffer }
  input_at(): number
  starts_at(): number
  ends_at(): number
  doubled_at(): number
  offsets_at(): number
  lengths_at(): number
  lines_at(): number
  seconds_at(): number
  millis_at(): number
  said_at(group: number): number
  begin(columns: number, separator: number): void
  add_group(withGroup: number, behindGroup: number): void
  add_part(column: number): void
  forget_day(): void
  set_cut(column: number, opening: number, byte: number): void
  set_size(column: number): void
  set_clock(column: number, behind: number, least: number, days: number, step: number): void
  add_day_part(column: number): void
  set_pairs(from: number): void
  add_place(number: number, place: number): void
  set_place(place: number, column: number): void
  add_address(column: number): void
  /** Where the numbers stand that say where it was stopped, by `STOPPED` and the following, of four bytes each. */
  stopped_at(): number
  stopped(): number
  behind(): number
  unknown_groups(): number
  /** Whether there was no room for more that is known. */
  is_full(): number
  rows(at: number, end: number, line: number, row: number): number
  learn(group: number, value: number): void
  learn_time(time: number): void
  set_day(second: number, last: number): void
  last_time(): number
  blocks(at: number, end: number, line: number, row: number): number
  line_stopped(): number
  line_behind(): number
  forms_at(): number
  form_bytes(): number
  place_of_form(): number
  add_form(place: number): void
  forget_forms(): void
  forget_match(): void
  is_matched(): number
  note_none(): void
  note(slot: number): void
  noted_from_at(index: number): number
  noted_to_at(index: number): number
  looked_through_at(): number
  has_lone_return(length: number): number
  begin_lists(): void
  add_heading(digitsBelow: boolean, signs: number, sign: number): number
  set_heading(heading: number): void
  listed(at: number, end: number, line: number, row: number): number
  listed_on(end: number, row: number): number
  gaps_at(): number
  keep_listed(
    at: number,
    length: number,
    size: number,
    lines: number,
    loose: number,
    reliance: number,
    gaps: number,
    who: number,
    what: number,
    port: number,
    callerFrom: number,
    callerTo: number,
  ): void
}

/** WebAssembly, as far as it is needed here: the types of the language itself leave it to its platforms. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}
declare const atob: (text: string) => string

let core: Core | undefined
let owner: object | undefined

/** The one of this thread. Whoever uses it makes sure first that it is still his: another log may have been read meanwhile. */
export function coreOf(): Core {
  if (core === undefined) {
    const code = Uint8Array.from(atob(CODE), letter => letter.charCodeAt(0))
    core = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as Core
  }
  return core
}

export const isOwner = (asked: object): boolean => owner === asked
export function own(by: object | undefined): void {
  owner = by
}
