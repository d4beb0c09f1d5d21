// Where an address stands is found without a grammar where its text leaves no doubt: that must be where the grammar says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../evidence/byteSource.ts'
import { entryText, type EvidenceFile } from '../evidence/evidenceFile.ts'
import { readFile } from '../evidence/readFile.ts'
import { evidenceStore } from '../evidence/store.ts'
import { samLogon } from '../features/testing/logs.testing.ts'
import { workspaceOf } from '../features/testing/workspace.testing.ts'
import { FORMATS } from '../formats/registry.ts'
import { fixturesOf } from '../formats/testing/fixtures.testing.ts'
import { logFiles } from '../logFile.ts'
import { sameIdentity } from '../model/identity.ts'
import { fieldsIn, placesIn } from './locate.ts'
import type { Syntax } from './syntax.ts'

const logs = FORMATS.flatMap(fixturesOf).flatMap(({ fileName, path, bytes }): readonly EvidenceFile[] => {
  const read = readFile(FORMATS, fileName, memorySource(bytes))
  if (!('table' in read)) return []
  const store = evidenceStore()
  store.put(logFiles(`file://${path}`, path, undefined, read))
  return store.snapshot().files
})

test('an address that is found without a grammar stands where the grammar says', async () => {
  const { syntax } = (await workspaceOf({ 'netlogon.log': samLogon('17:05:12', 'User1', '0x0') })).context
  const blind: Syntax = { ...syntax, fields: () => [] }
  let found = 0
  for (const file of logs) {
    for (let entry = 0; entry < file.table.count; entry++) {
      for (const identity of Object.values(file.table.who(entry))) {
        if (identity.kind !== 'ip') continue
        const first = entryText(file, entry).search(/[\r\n]|$/)
        const places = placesIn(blind, file, entry, identity)
        const isWholeLine = places[0]!.end.character - places[0]!.start.character === first
        if (isWholeLine) continue
        const fields = fieldsIn(syntax, file, entry).filter(
          field => field.identity !== undefined && sameIdentity(field.identity, identity) && field.span.text.includes(identity.address),
        )
        assert.deepEqual(places, fields.length === 0 ? places : fields.map(({ range }) => range), `${file.path} ${entry}`)
        found++
      }
    }
  }
  assert.ok(found > 100, `${found} addresses`)
})
