import type { Field } from '../../formats/format.ts'
import { viewOn } from '../../model/memory.ts'
import { ABSENT, emptyRow, MOST_COLUMNS, splitRow } from './row.ts'
import { valueTexts } from './value.ts'

/** Which column of a record holds what. A format numbers what it looks for (slots); what a heading lacks is `ABSENT`, and empty. */
export interface Columns {
  readonly names: readonly string[]
  /** The column of every slot. */
  readonly of: Uint16Array
}

/** The columns that a heading names; `slots` says, by lower-case name, what a format looks for. Of two columns with one name the first is meant. */
export function columnsOf(names: readonly string[], slots: ReadonlyMap<string, number>): Columns {
  const of = new Uint16Array(Math.max(0, ...slots.values()) + 1).fill(ABSENT)
  for (const [column, name] of names.slice(0, MOST_COLUMNS).entries()) {
    const slot = slots.get(name.toLowerCase())
    if (slot !== undefined && of[slot] === ABSENT) of[slot] = column
  }
  return { names, of }
}

const FIELDS = /^#fields:\s*/i

/** The names in a `#Fields:` line; undefined where a line is none. */
export function fieldNames(line: string, delimiter: string): readonly string[] | undefined {
  if (!FIELDS.test(line)) return undefined
  return valuesOf(line.replace(FIELDS, ''), delimiter).map(name => name.trim())
}

/** The names in the heading of an entry: a `#Fields:` line or a first record. */
export const namesIn = (heading: string, delimiter: string): readonly string[] =>
  fieldNames(heading, delimiter) ?? valuesOf(heading, delimiter).map(name => name.trim())

/** The id of the field of each column, by the ids of a format's field table, else by its labels. */
export function fieldIds(fields: readonly Field[], names: readonly string[]): readonly (string | undefined)[] {
  const labels = fields.toReversed().map(({ id, label }) => [label.toLowerCase(), id] as const)
  const known = new Map([...labels, ...fields.map(({ id }) => [id.toLowerCase(), id] as const)])
  return names.map(name => known.get(name.toLowerCase()))
}

/** The values of one record as text. */
export function valuesOf(record: string, delimiter: string): readonly string[] {
  const bytes = new TextEncoder().encode(record)
  const row = emptyRow()
  splitRow(
    {
      bytes,
      view: viewOn(bytes),
      end: bytes.length,
      last: true,
      delimiter: delimiter.charCodeAt(0),
      quotes: true,
      begins: () => false,
      oneLine: false,
    },
    0,
    row,
  )
  return valueTexts(bytes, row)
}
