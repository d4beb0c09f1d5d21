import assert from 'node:assert/strict'
import { readBytes } from '../../evidence/byteSource.ts'
import type { EntryTable } from '../../evidence/entryTable.ts'
import { decodeText } from '../../evidence/text.ts'
import { type Role, ROLES, type Who } from '../../model/identity.ts'
import { spellingOf } from './identities.testing.ts'
import type { Recorded } from './reading.testing.ts'

/** An entry of a whole file, and what a cut must leave of it. Offsets are the file's. */
export interface WholeEntry {
  readonly offset: number
  readonly length: number
  /** Where it ends: a cut from here on leaves what it says. */
  readonly end: number
  /** Where the line behind it ends: a cut from here on leaves its length too. Before that, half a line may seem to belong to it. */
  readonly settled: number
  readonly says: string
  /** The same without its time: what a part without the date that shows the order of day and month leaves of it. */
  readonly saysUndated: string
  /** Roles whose identity it does not name itself, but a row behind it does (the user of a refusal): a cut may take them away. */
  readonly behind: readonly Role[]
}

export function wholeEntries({ table, text }: Recorded): readonly WholeEntry[] {
  const bytes = readBytes(text, 0, text.size)
  return Array.from({ length: table.count }, (_, entry) => {
    const [offset, length] = [table.offset(entry), table.length(entry)]
    const feed = bytes.indexOf(0x0a, offset + length)
    const settled = text.fileOffset(feed < 0 ? text.size : feed + 1)
    const behind = namedBehind(table.who(entry), lower(bytes, offset, offset + length), lower(bytes, offset + length))
    const [says, saysUndated] = [said(table, entry, behind), undated(table, entry, behind)]
    return { offset, length, end: text.fileOffset(offset + length), settled, says, saysUndated, behind }
  })
}

const lower = (bytes: Uint8Array, start: number, end?: number): string => decodeText(bytes.subarray(start, end)).toLowerCase()

const namedBehind = (who: Who, own: string, rest: string): readonly Role[] =>
  ROLES.filter(role => {
    const spelling = who[role] === undefined ? '' : spellingOf(who[role])
    return spelling !== '' && !own.includes(spelling) && rest.includes(spelling)
  })

const said = (table: EntryTable, entry: number, behind: readonly Role[], more = {}): string => {
  const read = table.read(entry)
  const who = Object.fromEntries(Object.entries(read.who).filter(([role]) => !behind.includes(role as Role)))
  return JSON.stringify([table.heading(entry), { ...read, who, ...more }])
}
const undated = (table: EntryTable, entry: number, behind: readonly Role[]): string => said(table, entry, behind, { written: 0 })

/** Entries before a cut that are compared member by member; of those further up, the place is. */
const NEAR = 3

/** Asserts that the table of a file that was cut at `end` has the entries of the whole, as far as they lie before the cut. */
export function assertKeepsEntries(part: EntryTable, whole: readonly WholeEntry[], end: number): void {
  const kept = whole.filter(entry => entry.end <= end)
  assert.ok(part.count >= kept.length, `cut at ${end}, ${kept.length} entries are left`)
  const [saidOf, wanted] = part.data.days === undefined ? ([said, 'says'] as const) : ([undated, 'saysUndated'] as const)
  for (const [entry, { offset, length, settled, ...whatever }] of kept.entries()) {
    assert.equal(part.offset(entry), offset, `cut at ${end}, entry ${entry} begins at ${offset}`)
    if (settled <= end) assert.equal(part.length(entry), length, `cut at ${end}, entry ${entry} is ${length} bytes long`)
    if (entry >= kept.length - NEAR)
      assert.equal(saidOf(part, entry, whatever.behind), whatever[wanted], `cut at ${end}, entry ${entry} says the same`)
  }
}
