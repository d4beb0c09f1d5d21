/**
 * Work that may be long: it yields wherever others may come in between, and returns what was asked for. Whoever does the work (`guard.ts`) lets them in, and
 * gives up where nobody waits any more.
 */
export type Turns<T> = Generator<undefined, T, undefined>

/** Entries that are looked at between two turns: some milliseconds. */
export const ENTRIES_A_TURN = 65_536

/** The whole work at once. */
export function atOnce<T>(work: Turns<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
