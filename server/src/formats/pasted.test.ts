import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../evidence/byteSource.ts'
import { entryTable } from '../evidence/entryTable.ts'
import { readFile } from '../evidence/readFile.ts'
import type { Format } from './format.ts'
import { FORMATS } from './registry.ts'
import { fileText } from './testing/encodings.testing.ts'
import { fixturesOf } from './testing/fixtures.testing.ts'

/** What is read of a log: its format, and the line and meaning of every entry. */
type Log = readonly [format: string, confidence: number, entries: readonly (readonly [line: number, says: string])[]]

function logsOf(text: string): readonly Log[] {
  const file = readFile(FORMATS, 'pasted.txt', memorySource(new TextEncoder().encode(text)))
  if (!('table' in file)) return []
  return [file, ...(file.more ?? [])].map(({ recognition, table }) => {
    const read = entryTable(table)
    const entries = Array.from({ length: read.count }, (_, n) => read.read(n)).map(
      ({ line, ...says }) => [line, JSON.stringify(says)] as const,
    )
    return [recognition.format.id, recognition.confidence, entries]
  })
}

/** The first fixture of a format that says surely, by content alone, what it is. */
function plainest(format: Format): { readonly text: string; readonly log: Log } {
  for (const { bytes } of fixturesOf(format)) {
    const text = fileText(bytes)
    const [log, ...more] = text.includes('\0') ? [] : logsOf(text)
    if (log !== undefined && more.length === 0 && log[1] >= 0.8 && log[2].length > 1) return { text, log }
  }
  return assert.fail(`${format.id} has a plain fixture`)
}

const pasted = (above: string, between: string, below: string): string => `${above.replace(/[\r\n]*$/, '')}\r\n${between}${below}`

/** By how many formats the second log of a pair stands behind the first in the list. */
for (const distance of [3, 8, 19])
  test(`two logs pasted into one file are read each by its own format, ${distance} apart in the list`, () => {
    const logs = FORMATS.map(plainest)
    for (const [i, above] of logs.entries()) {
      const below = logs[(i + distance) % logs.length]!
      for (const between of ['', '\r\n']) {
        const lines = pasted(above.text, between, '').split(/\r\n|\n|\r/).length - 1
        const wanted = [above.log, [below.log[0], below.log[1], below.log[2].map(([line, says]) => [line + lines, says])]]
        const found = logsOf(pasted(above.text, between, below.text))
        const withoutConfidence = (all: readonly unknown[]): unknown => all.map(log => [(log as Log)[0], (log as Log)[2]])
        assert.deepEqual(withoutConfidence(found), withoutConfidence(wanted), `${above.log[0]}, then ${below.log[0]}`)
      }
    }
  })
