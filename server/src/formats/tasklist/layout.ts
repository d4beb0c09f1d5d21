/** Where the columns of a list lie: index of each column's first character, read from the ruler of `=` below the heading. */
export interface Layout {
  readonly starts: readonly number[]
  readonly kind: ListKind
}

/** What stands behind the PID: services (`/svc`), modules (`/m`), or session and memory, in the long form (`/v`) with the account. */
export type ListKind = 'services' | 'modules' | 'sessions' | 'verbose'

const RULER = /^={5,}( ={3,}){2,}\s*$/

export const isRuler = (line: string): boolean => RULER.test(line)

/** The layout that a heading and its ruler give. Headings are translated, so columns are known by their number and order. */
export function layoutOf(heading: string, ruler: string): Layout {
  const starts = [...ruler.matchAll(/=+/g)].map(match => match.index)
  return { starts, kind: kindOf(heading, starts.length) }
}

function kindOf(heading: string, columns: number): ListKind {
  if (columns > 3) return columns > 5 ? 'verbose' : 'sessions'
  return /\bmodul\w*\s*$/i.test(heading) ? 'modules' : 'services'
}

/** The text of a column, without the blanks around it. */
export const cell = (line: string, { starts }: Layout, column: number): string =>
  line.slice(starts[column] ?? line.length, starts[column + 1] ?? line.length).trim()
