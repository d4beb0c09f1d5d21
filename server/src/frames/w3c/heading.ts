import type { EntrySink, Known } from '../../formats/format.ts'
import { type Columns, columnsOf, fieldNames } from './columns.ts'
import { guessFields } from './guess.ts'
import type { RowClock } from './rowClock.ts'

/** Headings that rows without `#Fields` may be guessed to have; after that the rows that fit none are gaps. */
const MOST_GUESSES = 64
/** A directive or a row to guess from is not longer than this. */
const LONGEST = 16_384

/** What the directives so far say about the rows that follow. */
export interface Heading {
  columns: Columns | undefined
  /** IIS Advanced Logging puts values with blanks in double quotes; all other writers mean nothing by a quote. */
  quoted: boolean
  /** Whether no `#Fields` was seen: the columns are guessed from the shape of rows. */
  guessed: boolean
  guesses: number
  /** Whether the file is in local time, once a heading with times was seen: a file has one clock. */
  local: boolean | undefined
}

export const noHeading = (): Heading => ({ columns: undefined, quoted: false, guessed: true, guesses: 0, local: undefined })

/** A heading as data, and back. */
export const headingState = ({ columns, quoted, guessed, guesses, local }: Heading): Known => ({
  names: columns?.names ?? null,
  quoted,
  guessed,
  guesses,
  local: local ?? null,
})

export function headingOf(state: Known): Heading {
  const { names, quoted, guessed, guesses, local } = state as { names: string[] | null } & Omit<Heading, 'columns' | 'local'> & {
      local: boolean | null
    }
  const heading: Heading = { columns: undefined, quoted, guessed, guesses, local: local ?? undefined }
  if (names !== null) heading.columns = columnsIn(heading, names)
  return heading
}

/** Takes in a line that begins with `#`. */
export function readDirective(heading: Heading, clock: RowClock, line: Uint8Array, sink: EntrySink): void {
  const text = asciiText(line)
  const names = fieldNames(text)
  if (names !== undefined) {
    heading.guessed = false
    useColumns(heading, names, sink)
  } else if (/^#software:/i.test(text)) heading.quoted = /advanced logging/i.test(text)
  else clock.startAt(/^#(?:start-)?date:\s*(.*)/i.exec(text)?.[1] ?? '')
}

/** Takes the columns of a row without `#Fields` from its shape; says whether that was possible. */
export function guessColumns(heading: Heading, row: Uint8Array, sink: EntrySink): boolean {
  if (!heading.guessed || heading.guesses++ >= MOST_GUESSES) return false
  const names = guessFields(asciiText(row).split(/\s+/).filter(Boolean))
  if (names !== undefined) useColumns(heading, names, sink)
  return names !== undefined
}

function useColumns(heading: Heading, names: readonly string[], sink: EntrySink): void {
  heading.columns = columnsIn(heading, names)
  sink.heading(`#Fields: ${names.join(' ')}`)
}

/** The columns of some names in a file whose clock is known by its first heading with times. */
function columnsIn(heading: Heading, names: readonly string[]): Columns {
  const columns = columnsOf(names)
  heading.local ??= columns.timed ? columns.local : undefined
  return columns.timed && columns.local !== heading.local ? { ...columns, dated: false, timed: false } : columns
}

/** Directives and the shape of a row are ASCII; what other bytes spell does not matter there. */
const asciiText = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, LONGEST))
