import { cell, type Layout } from './layout.ts'

/** A listed process, as written. */
export interface Row {
  readonly image: string
  readonly pid: string
  /** The account, where the list has one; '' otherwise. */
  readonly user: string
  /** What stands behind the PID: the services, where the list has them. */
  readonly rest: string
}

const PID = /^\d{1,10}$/
/** A row whose blanks were collapsed: a name, the first number that stands alone, and what follows. */
const COLLAPSED = /^(\S.*?)\s+(\d{1,10})(?:\s+(.*))?$/
const USER_COLUMN = 6

/** Reads a row by the ruler's columns, or, where it does not keep to them, by its words. Undefined where no PID stands. */
export function rowOf(line: string, layout: Layout): Row | undefined {
  const image = cell(line, layout, 0)
  const pid = cell(line, layout, 1)
  if (image === '' || !PID.test(pid)) return collapsedRow(line.trimEnd())
  const user = layout.kind === 'verbose' ? cell(line, layout, USER_COLUMN) : ''
  // Only DOMAIN\user is an account; the column says N/A, in the language of Windows, where it knows none.
  return { image, pid, user: user.includes('\\') ? user : '', rest: line.slice(layout.starts[2]).trim() }
}

function collapsedRow(line: string): Row | undefined {
  const match = COLLAPSED.exec(line)
  if (match === null) return undefined
  const [, image = '', pid = '', rest = ''] = match
  return { image, pid, user: /\S+\\\S+/.exec(rest)?.[0] ?? '', rest }
}

/** A line that goes on with the services of the row above: blank up to the PID, 35 blanks as written, fewer in copies. */
export const isContinuation = (line: string, { starts }: Layout): boolean => line.search(/\S/) >= (starts[1] ?? Number.POSITIVE_INFINITY)

/** Prompt and command of a console that were copied with the list. */
export const isPrompt = (line: string): boolean => /^[A-Za-z]:\\[^>]*>|^PS [^>]*>/.test(line)
