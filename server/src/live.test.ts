import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Disk, DiskFile } from './disk.ts'
import { memorySource } from './evidence/byteSource.ts'
import { readFile } from './evidence/readFile.ts'
import { FORMATS } from './formats/registry.ts'
import { FOLDER, log, start } from './mapDisk.testing.ts'

test('a log that is written to without a word is looked at, and one that vanished is forgotten', async () => {
  const uri = `${FOLDER}/netlogon.log`
  const texts: Record<string, string> = { [uri]: log(2) }
  let written = Date.now()
  const file = (): DiskFile => ({ uri, path: '', size: texts[uri]?.length ?? 0, modified: written })
  const read: Disk['read'] = async () => readFile(FORMATS, 'netlogon.log', memorySource(Buffer.from(texts[uri] ?? '')))
  const { library, known, changes } = await start(texts, {
    list: async () => [file()],
    stat: async () => (uri in texts ? file() : undefined),
    read,
  })
  texts[uri] = log(3)
  written++
  await library.poll()
  assert.deepEqual(known(), ['netlogon.log: 3'])
  delete texts[uri]
  const before = changes()
  await library.poll()
  assert.deepEqual(known(), [])
  assert.ok(changes() > before, 'whoever shows the log is told')
})
