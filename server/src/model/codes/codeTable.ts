import type { EntryClass } from '../outcome.ts'

/** What a code of a log means for a sign-in. */
export interface CodeMeaning {
  readonly symbol: string
  /** One plain sentence without a full stop. */
  readonly meaning: string
  readonly class: EntryClass
  /** Whether the directory adds such a refusal to the account's count of bad passwords. False where the code alone does not tell. */
  readonly countsTowardLockout: boolean
}

/** A row of a code table. Only a last `counts` marks a code that drives lockouts. */
export type CodeRow = readonly [value: number, symbol: string, kind: EntryClass, meaning: string, counts?: 'counts']

export type CodeTable = ReadonlyMap<number, CodeMeaning>

export const codeTable = (rows: readonly CodeRow[]): CodeTable =>
  new Map(
    rows.map(([value, symbol, kind, meaning, counts]) => [
      value,
      { symbol, meaning, class: kind, countsTowardLockout: counts === 'counts' },
    ]),
  )
