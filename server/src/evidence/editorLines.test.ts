import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { entryTable } from './entryTable.ts'
import { readFile } from './readFile.ts'

const ROW = '09/12 16:55:12 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS01 Returns 0x0'
const BLOCK = 'Event ID: 529\nType: Failure Audit\nTime: 16:55:12\nUser Name: User1\n'

/** Lines at which the entries of a text begin, and at which an editor shows them. */
function linesIn(text: string): { readonly read: readonly number[]; readonly shown: readonly number[] } {
  const file = readFile(FORMATS, 'a.log', memorySource(new TextEncoder().encode(text)))
  assert.ok('table' in file)
  const tables = [file, ...(file.more ?? [])].map(({ table }) => entryTable(table))
  const entries = tables.flatMap(table => Array.from({ length: table.count }, (_, n) => ({ line: table.line(n), offset: table.offset(n) })))
  return {
    read: entries.map(({ line }) => line),
    shown: entries.map(({ offset }) => text.slice(0, offset).split(/\r\n|\r|\n/).length),
  }
}

const shows = (name: string, text: string): void =>
  void test(`entries lie at the lines of an editor: ${name}`, () => {
    const { read, shown } = linesIn(text)
    assert.ok(read.length > 1)
    assert.deepEqual(read, shown)
  })

shows('a carriage return alone before a row', `${ROW}\r\n\r${ROW}\r\n${ROW}\r\n`)
shows('line ends with two carriage returns', `${ROW}\r\r\n`.repeat(5))
shows(
  'a carriage return at the end of what is read at a time',
  `${`${ROW}\n`.repeat(600)}${' '.repeat(65_536 - 600 * (ROW.length + 1) - 1)}\r\n${ROW}\r${ROW}\n`,
)
const ENDS = ['\n', '\r\n', '\r\r\n', '\n\n', '\r\n\r\r\n']
shows('line ends of all kinds', Array.from({ length: 200 }, (_, n) => ROW + ' '.repeat(n % 7) + ENDS[n % ENDS.length]!).join(''))
shows('line feeds alone', `${ROW}\n`.repeat(5))
shows('logs of two kinds', `${ROW}\r\r\n`.repeat(3) + `\n${BLOCK}\n${BLOCK}`.replaceAll('\n', '\r\r\n'))
