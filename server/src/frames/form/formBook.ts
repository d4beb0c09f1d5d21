import { commonPieces, endOfForm, type Form, formOf, type Memory, memoryOf, newValues, type Values } from './form.ts'
import type { Places } from './places.ts'

/** Forms that are known at a time. A log has a few kinds of records, most of them of the same few. */
const MOST = 16
/** Once the book is full, one of so many records that are like none in it is learnt. */
const SELDOM = 16
/** How many records in vain, more than those that were known, before a log counts as one that does not repeat itself. */
const PATIENCE = 256

/** The forms of the records of one log that repeat themselves. */
export interface FormBook<T> {
  /** Whether it is worth while to look for known forms. */
  isUseful(): boolean
  /** Whether a record that is like none is to be learnt: of a log with more forms than are known at a time only some, as learning costs more than reading. */
  isOpen(): boolean
  /** What is known of the record at `start`, which ends before `end` or `exactly` there; undefined where it is like none before. */
  find(bytes: Uint8Array, start: number, end: number, exactly?: boolean): T | undefined
  /** The form of the record that was found last. */
  form(): Form<T> | undefined
  /** Where the record ends that was found last. */
  end(): number
  /** Where its values lie. */
  readonly values: Values
  /** Learns the form of a record at `[start, end)` that was read in the usual way, and returns it; undefined where it has none. */
  learn(bytes: Uint8Array, places: Places, start: number, end: number, says: T): Form<T> | undefined
  /** Forgets all forms: from here on the same text may be read otherwise. */
  forget(): void
}

interface Known<T> {
  readonly form: Form<T>
  readonly number: number
  /** How many records were read by it. */
  hits: number
}

export function formBook<T>(): FormBook<T> {
  const known: Known<T>[] = []
  /** Pieces that two forms have in common, by their numbers. */
  const common = new Uint8Array(MOST * MOST)
  const values = newValues()
  let memory: Memory = memoryOf(new Uint8Array(0))
  let patience = PATIENCE
  /** Records that were like none, and how many there have to be before another one is learnt. */
  let misses = 0
  let closedUntil = 0
  let end = -1
  let form: Form<T> | undefined

  function found(i: number): T {
    const one = known[i]!
    one.hits++
    if (i > 0 && one.hits > known[i - 1]!.hits) swap(known, i)
    patience = Math.min(PATIENCE, patience + 1)
    form = one.form
    return one.form.says
  }

  function add(added: Form<T>): void {
    const number = known.length < MOST ? known.length : known.pop()!.number
    for (const { form: other, number: place } of known) {
      const pieces = commonPieces(added, other)
      common[number * MOST + place] = pieces
      common[place * MOST + number] = pieces
    }
    known.push({ form: added, number, hits: 0 })
    closedUntil = misses + SELDOM
  }

  return {
    values,
    isUseful: () => patience > 0,
    isOpen: () => patience > 0 && (known.length < MOST || misses >= closedUntil),
    form: () => form,
    end: () => end,
    find(bytes, start, limit, exactly = false) {
      if (patience <= 0) return undefined
      if (bytes !== memory.bytes) memory = memoryOf(bytes)
      values.begins[0] = start
      let before = -1
      for (let i = 0; i < known.length; i++) {
        const { form: one, number } = known[i]!
        const first = before < 0 ? 0 : common[before * MOST + number]!
        // What failed for the form before would fail for this one.
        if (first > values.failed && before >= 0) continue
        end = endOfForm(one, memory, values, first, limit)
        if (exactly ? end === limit : end >= 0) return found(i)
        before = number
      }
      patience--
      misses++
      return undefined
    },
    learn(bytes, places, start, stop, says) {
      const learnt = places.isNoted ? formOf(bytes, places, start, stop, says) : undefined
      if (learnt !== undefined) add(learnt)
      return learnt
    },
    forget: () => {
      known.length = 0
    },
  }
}

/** What comes more often is looked for first. */
function swap<T>(known: Known<T>[], i: number): void {
  const before = known[i - 1]!
  known[i - 1] = known[i]!
  known[i] = before
}
