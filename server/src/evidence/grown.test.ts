import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { fixturesOf } from '../formats/testing/fixtures.testing.ts'
import { type ByteSource, memorySource } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { SEGMENT_ENTRIES } from './entryColumns.ts'
import { entryTable } from './entryTable.ts'
import { grown, placeToFollow, readOn } from './grown.ts'
import { pages } from './pages.ts'
import { printOf } from './print.ts'
import type { ReadFile } from './readFile.ts'
import { readTable } from './readTable.ts'
import type { Format } from '../formats/format.ts'

/** A file that is read as one log of a format, whatever it looks like. */
function read(format: Format, source: ByteSource): ReadFile {
  const text = textSource(source)
  const table = readTable(text, format.scanner())
  return { recognition: { format, confidence: 1, because: '' }, text, table, print: printOf(source, 'disk', table.settled?.offset ?? 0) }
}

/** The file as it is now, from what it was. */
function follow(format: Format, before: ReadFile, source: ByteSource, identity = 'disk'): ReadFile | undefined {
  const place = placeToFollow(before, 0)
  const text = textSource(source)
  const stretch = place && readOn(source, text, format, place, identity)
  return stretch && grown(before, stretch, text, printOf(source, identity, stretch.table.data.settled?.offset ?? 0))
}

const followed = FORMATS.filter(format => format.scanner().state !== undefined)

test('logs of web, mail and file services, of netlogon and of events in text are followed', () => {
  const ids = followed.map(({ id }) => id)
  for (const id of ['iis-w3c', 'iis-ftp', 'iis-smtp', 'netlogon', 'security-text', 'httperr']) assert.ok(ids.includes(id), id)
})

for (const format of followed)
  for (const { name, bytes } of fixturesOf(format))
    test(`${format.id}, ${name}: a log that grows is at each moment the log that is read from its start`, () => {
      const step = Math.max(1, Math.floor(bytes.length / 40))
      // Its first line shows how lines end.
      const start = Math.max(step, bytes.indexOf(10) + 1)
      let file = read(format, memorySource(bytes.slice(0, start)))
      for (let end = start; end <= bytes.length; end += step + (end % 3)) {
        const source = memorySource(bytes.slice(0, end))
        const whole = read(format, source)
        const now = follow(format, file, source)
        if (now !== undefined) assert.deepEqual(now.table, whole.table, `grown to ${end} bytes`)
        file = now ?? whole
      }
    })

test('a file that is another one, shorter, or other than it was is not followed', () => {
  const format = FORMATS.find(({ id }) => id === 'netlogon')!
  const line = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A\n'
  const before = read(format, memorySource(Buffer.from(line.repeat(5))))
  const now = (text: string, identity?: string): ReadFile | undefined => follow(format, before, memorySource(Buffer.from(text)), identity)
  assert.deepEqual(now(line.repeat(6))?.table, read(format, memorySource(Buffer.from(line.repeat(6)))).table)
  assert.equal(now(line.repeat(4)), undefined)
  assert.equal(now(line.replace('User1', 'User2') + line.repeat(5)), undefined)
  assert.equal(now(line.repeat(6), 'another'), undefined)
  assert.equal(now(`${line.repeat(5)}09/12 16:55:16 a\rb\n`), undefined)
})

test('a log whose columns lie on disk grows without those of its full segments being read', async () => {
  const format = FORMATS.find(({ id }) => id === 'netlogon')!
  const line = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0x0\n'
  const source = (lines: number): ByteSource => memorySource(Buffer.from(line.repeat(lines)))
  const before = read(format, source(SEGMENT_ENTRIES + 10))
  const written: Uint8Array[] = []
  const reads: number[] = []
  const store = pages(
    {
      write: async bytes => written.push(bytes.slice()) - 1,
      read: (place, bytes) => {
        reads.push(bytes.length)
        bytes.set(written[place]!)
      },
      free: () => {},
    },
    () => 0,
  )
  const segments = await Promise.all(before.table.segments.map(async segment => store.put(segment)))
  const now = follow(format, { ...before, table: { ...before.table, segments } }, source(SEGMENT_ENTRIES + 20))
  assert.ok(Math.max(...reads) < SEGMENT_ENTRIES)
  const whole = read(format, source(SEGMENT_ENTRIES + 20)).table
  assert.deepEqual([now?.table.who, now?.table.what, now?.table.indexBytes], [whole.who, whole.what, whole.indexBytes])
  assert.equal(now && entryTable(now.table).count, SEGMENT_ENTRIES + 20)
})
