/** One tab stop for the rows of a table: what stands in the current row. Arrows, Home and End move the focus to the same control of another row. */
export interface RowKeys {
  /** Takes the rows as they are now. */
  refresh(): void
}

export function rowKeys(body: HTMLElement): RowKeys {
  let current = 0
  const stop = (): void => {
    for (const [n, row] of rowsOf(body).entries()) for (const control of controlsOf(row)) control.tabIndex = n === current ? 0 : -1
  }
  body.addEventListener('focusin', event => {
    current = Math.max(0, rowsOf(body).indexOf(rowOf(event.target)!))
    stop()
  })
  body.addEventListener('keydown', event => {
    if (goAlong(body, event)) event.preventDefault()
  })
  return {
    refresh() {
      current = Math.max(0, Math.min(current, rowsOf(body).length - 1))
      stop()
    },
  }
}

const rowsOf = (body: HTMLElement): readonly HTMLTableRowElement[] => [...body.querySelectorAll('tr')]
const rowOf = (target: EventTarget | null): HTMLTableRowElement | null => (target instanceof Element ? target.closest('tr') : null)
const controlsOf = (row: Element | undefined): readonly HTMLElement[] => [...(row?.querySelectorAll('button') ?? [])]

/** Moves the focus to the same control of another row. */
function goAlong(body: HTMLElement, { key, target }: KeyboardEvent): boolean {
  const rows = rowsOf(body)
  const row = rowOf(target)
  const at = row ? rows.indexOf(row) : -1
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key]
  if (to === undefined || at < 0) return false
  const column = controlsOf(row!).indexOf(target as HTMLElement)
  const controls = controlsOf(rows[to])
  ;(controls[column] ?? controls[0])?.focus()
  return true
}
