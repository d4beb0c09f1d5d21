import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import type { TableData } from '../../evidence/tableData.ts'
import { csvScanner, type RecordReader } from '../../frames/csv/scan.ts'
import { CountingBuilder } from './countingBuilder.testing.ts'
import { type Next, numbers } from './numbers.testing.ts'

/** One of the values that stand between bars. */
export const oneOf = (next: Next, choice: string): string => {
  const values = choice.split('|')
  return values[next(values.length)]!
}

/** A kind of log: its head, and its rows at a moment. */
export interface Kind {
  readonly name: string
  readonly rows: () => RecordReader
  readonly head: string
  readonly row: (next: Next, at: Date) => string
}
function logOf({ head, row }: Kind, seed: number, rows: number): string {
  const next = numbers(seed)
  const lines = [head]
  let at = Date.UTC(2026, 2, 3)
  for (let n = 0; n < rows; n++) {
    at += next(40) === 0 ? 3_000_000 : next(2000)
    const written = row(next, new Date(at))
    lines.push((next(60) === 0 ? oddLine(next, head, written) : written) + (next(300) === 0 ? '\r\r\n' : oneOf(next, '\n|\r\n')))
  }
  return lines.join('')
}

/** Lines that are no plain rows, or such as a reader takes in another way than by their values. */
function oddLine(next: Next, head: string, row: string): string {
  const odd = [
    '',
    head.trimEnd(),
    `${row},more`,
    row.slice(row.indexOf(',') + 1),
    `\u{feff}${row}`,
    `\0\0${row}`,
    ` ${row}`,
    `"${row}`,
    row.replace(/,([^",]*),/, ',"$1,'),
    row.replace(/,([^",]*),/, ',"$1" ,'),
    row.replace(/:\d\d/, ':60'),
    row.replace(/(\d\d):/, '24:'),
    row.replace('.', ','),
    `${row}\0`,
  ]
  return odd[next(odd.length)]!
}

function tableOf(text: string, rows: RecordReader, chunk: number): { readonly table: TableData; readonly alike: number } {
  const builder = new CountingBuilder()
  const bytes = scanSource(textSource(memorySource(Buffer.from(text))), csvScanner(rows), builder, { chunk })
  return { table: builder.freeze(bytes), alike: builder.alike }
}

/** The same reader, which does not say what rows are alike. */
const apart = (rows: RecordReader): RecordReader => ({ ...rows, alike: () => undefined })

/** Checks that logs of a kind are read the same, whether rows that are alike are known or not. */
export function checkAlike(kind: Kind): void {
  test(`${kind.name}: read the same, whether rows that are alike are known or not`, () => {
    for (let seed = 1; seed <= 12; seed++) {
      const text = logOf(kind, seed, 1000)
      const chunk = [700, 5000, 1 << 18, 1 << 20][seed % 4]!
      const { table, alike } = tableOf(text, kind.rows(), chunk)
      assert.deepEqual(table, tableOf(text, apart(kind.rows()), chunk).table)
      assert.ok(alike > 200, `${alike} rows were found to be alike`)
    }
  })
}
