// Every fixture of every format, as other programs read it: each entry and each investigation is a document of its contract.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { investigate } from '../../server/src/checklist/investigate.ts'
import { memorySource } from '../../server/src/evidence/byteSource.ts'
import { readFile } from '../../server/src/evidence/readFile.ts'
import type { Snapshot } from '../../server/src/evidence/snapshot.ts'
import { evidenceStore } from '../../server/src/evidence/store.ts'
import { entryDocument } from '../../server/src/features/entryDocument.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { type Fixture, fixturesOf } from '../../server/src/formats/testing/fixtures.testing.ts'
import { logFiles } from '../../server/src/logFile.ts'
import { violations } from './schemas.ts'

for (const format of FORMATS)
  test(`entries of ${format.id} are documents of their contract`, () => {
    const { files } = snapshotOf(fixturesOf(format))
    const documents = files.flatMap(file => Array.from({ length: file.table.count }, (_, entry) => entryDocument(file, entry, true)))
    assert.notEqual(documents.length, 0)
    for (const document of documents) assert.deepEqual(violations('entry', asRead(document)), [], JSON.stringify(document))
  })

for (const format of FORMATS)
  test(`what is found in logs of ${format.id} is a document of its contract`, () => {
    for (const fixture of fixturesOf(format))
      assert.deepEqual(violations('investigation', asRead(investigate(snapshotOf([fixture])))), [], fixture.name)
  })

test('what is found in logs of all kinds together is a document of its contract', () => {
  const some = FORMATS.flatMap(format => fixturesOf(format).slice(0, 3))
  assert.deepEqual(violations('investigation', asRead(investigate(snapshotOf(some)))), [])
})

/** A document as it comes out of JSON. */
function asRead(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document))
}

function snapshotOf(all: readonly Fixture[]): Snapshot {
  const store = evidenceStore()
  for (const { format, name, bytes } of all) {
    const read = readFile(FORMATS, name, memorySource(bytes))
    assert.ok('table' in read, name)
    const path = `${format.id}/${name}`
    store.put(logFiles(`file:///${path}`, path, Date.UTC(2026, 10, 26), read))
  }
  return store.snapshot()
}
