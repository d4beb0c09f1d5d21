import type { EntrySink } from '../../formats/format.ts'
import { ROLES } from '../../model/identity.ts'
import { FACETS } from '../../model/what.ts'

/** Rows kept; a row whose place another one takes is read anew. */
const PLACES = 4096
/** Bytes of the longest row that is kept. A shorter one than a word is not. */
export const LONGEST_KEPT = 128
const WORD = 4
const CELLS = ROLES.length + FACETS.length
const ROUND = 0x9e3779b1 | 0

/** Who and what a row states. */
type Draft = Pick<EntrySink, 'who' | 'what'>

/** The rows of a list as they were read, with who and what they stated: lists are taken again and again, and most of their rows are the same ones. */
export class RowMemory {
  private readonly rows = new DataView(new ArrayBuffer(PLACES * LONGEST_KEPT))
  private readonly lengths = new Uint8Array(PLACES)
  private readonly headings = new Uint32Array(PLACES)
  private readonly cells = new Uint32Array(PLACES * CELLS)
  /** The row that was asked for last; its place is -1 where it is not one to be kept. */
  private view: DataView = this.rows
  private start = 0
  private length = 0
  private heading = 0
  private place = -1

  /** Drafts what the row `[start, end)` of a view's bytes stated when it was kept; false where it was not. `heading` numbers the heading that it stands below. */
  recall(view: DataView, start: number, end: number, heading: number, draft: Draft): boolean {
    const length = end - start
    this.place = -1
    if (length < WORD || length > LONGEST_KEPT) return false
    const place = hashOf(view, start, end, heading) & (PLACES - 1)
    if (this.lengths[place] === length && this.headings[place] === heading && this.isRow(place, view, start, length)) {
      this.fill(place * CELLS, draft)
      return true
    }
    this.view = view
    this.start = start
    this.length = length
    this.heading = heading
    this.place = place
    return false
  }

  /** Keeps what is drafted as what the row states that was not recalled. */
  keep({ who, what }: Draft): void {
    const { place, view, start, length, rows } = this
    if (place < 0) return
    const to = place * LONGEST_KEPT
    for (let i = 0; i < length; i++) rows.setUint8(to + i, view.getUint8(start + i))
    this.lengths[place] = length
    this.headings[place] = this.heading
    this.cells.set(who, place * CELLS)
    this.cells.set(what, place * CELLS + ROLES.length)
  }

  /** Compares four bytes at a time; the last four may overlap those before. */
  private isRow(place: number, view: DataView, start: number, length: number): boolean {
    const { rows } = this
    const kept = place * LONGEST_KEPT
    const last = length - WORD
    for (let i = 0; i < last; i += WORD) if (rows.getInt32(kept + i, true) !== view.getInt32(start + i, true)) return false
    return rows.getInt32(kept + last, true) === view.getInt32(start + last, true)
  }

  private fill(from: number, { who, what }: Draft): void {
    const { cells } = this
    for (let i = 0; i < ROLES.length; i++) who[i] = cells[from + i]!
    for (let i = 0; i < FACETS.length; i++) what[i] = cells[from + ROLES.length + i]!
  }
}

function hashOf(view: DataView, start: number, end: number, heading: number): number {
  let hash = heading ^ (end - start)
  for (let i = start; i < end - WORD; i += WORD) hash = mix(hash, view.getInt32(i, true))
  const all = mix(hash, view.getInt32(end - WORD, true))
  return all ^ (all >>> 16)
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, ROUND)
  return mixed ^ (mixed >>> 15)
}
