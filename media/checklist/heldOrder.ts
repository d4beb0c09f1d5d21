/** Rows in the order in which they are shown; `isKept` where another order would be the right one now. */
export interface Arranged<T> {
  readonly rows: readonly T[]
  readonly isKept: boolean
}

/** An order that stays while a reader points at the rows or is in them (panel design, section 8): what is new joins at the end. */
export function heldOrder<T>(keyOf: (row: T) => string): (rows: readonly T[], isHeld: boolean) => Arranged<T> {
  let shown: readonly string[] = []
  return (rows, isHeld) => {
    const kept = isHeld ? inOrderOf(shown, rows, keyOf) : rows
    shown = kept.map(keyOf)
    return { rows: kept, isKept: kept.some((row, i) => row !== rows[i]) }
  }
}

function inOrderOf<T>(shown: readonly string[], rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const byKey = new Map(rows.map(row => [keyOf(row), row]))
  const known = shown.flatMap(key => byKey.get(key) ?? [])
  const before = new Set(shown)
  return [...known, ...rows.filter(row => !before.has(keyOf(row)))]
}

/** Whether a reader points at an element or is in it. */
export const isHeld = (element: Element | null): boolean => element?.matches(':hover, :focus-within') === true
