import { type Column, isRuler, ofHeadings, rulerSpans } from '../../frames/table/columns.ts'

/** What stands behind the PID: services (`/svc`), modules (`/m`), or session and memory, in the long form (`/v`) with the account; packages (`/apps`). */
export type ListKind = 'services' | 'modules' | 'packages' | 'sessions'

/** The fields of a list, in order of its columns: headings are translated, the order is not. */
const ORDER: Readonly<Record<ListKind, readonly string[]>> = {
  services: ['image-name', 'pid', 'service'],
  modules: ['image-name', 'pid', 'module'],
  packages: ['image-name', 'pid', 'memory-usage', 'package-name'],
  sessions: ['image-name', 'pid', 'session-name', 'session-number', 'memory-usage', 'status', 'user-name', 'cpu-time', 'window-title'],
}

/** Where the columns of a list lie, what they hold, and in which shape the list is printed. Of quoted values, a column is as wide as one. */
export interface Layout {
  readonly kind: ListKind
  readonly shape: 'table' | 'csv'
  readonly columns: readonly Column[]
}

/** The layout that a heading gives: names and a ruler, or quoted names. Undefined where it names no list. */
export const layoutOf = ofHeadings(readLayout)

function readLayout(heading: string): Layout | undefined {
  const lines = heading.split('\n')
  const ruler = lines.at(-1)!
  if (!isRuler(ruler)) return quotedLayout(heading)
  const spans = rulerSpans(ruler)
  const names = lines.length > 1 ? lines[0]! : ''
  const kind = kindOf(spans.length, names)
  return { kind, shape: 'table', columns: spans.map((span, n) => ({ ...span, field: fieldOf(kind, n) })) }
}

const QUOTED = /^"[^"]*"(?:,"[^"]*")+$/
export const isQuotedRow = (line: string): boolean => QUOTED.test(line)

function quotedLayout(heading: string): Layout | undefined {
  const names = isQuotedRow(heading) ? heading.split('","') : []
  if (names.length < 3 || names[1]!.toUpperCase() !== 'PID') return undefined
  const kind = kindOf(names.length, names.at(-1)!.replace('"', ''))
  return { kind, shape: 'csv', columns: names.map((_, n) => ({ start: n, end: n + 1, field: fieldOf(kind, n) })) }
}

/** The field of the n-th column. */
export const fieldOf = (kind: ListKind, n: number): string | undefined => ORDER[kind][n]

/** The kind of a list by its number of columns; of lists with three, the last name tells. */
export function kindOf(columns: number, names: string): ListKind {
  if (columns > 4) return 'sessions'
  if (columns === 4) return 'packages'
  return /\bm[oó]dul\w*\s*$/i.test(names) ? 'modules' : 'services'
}
