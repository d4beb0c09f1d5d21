import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Disk, DiskFile } from './disk.ts'
import { memorySource } from './evidence/byteSource.ts'
import { readFile } from './evidence/readFile.ts'
import { FORMATS } from './formats/registry.ts'
import { FOLDER, log, start } from './mapDisk.testing.ts'

const LOG = `${FOLDER}/netlogon.log`

test('a log that is looked at while it is being read is not read again for that', async () => {
  const { library, disk } = await start({})
  disk.files.set(LOG, log(20))
  const letGo = disk.hold()
  const reading = library.fileChanged(LOG)
  await new Promise(setImmediate)
  await library.fileChanged(LOG)
  letGo()
  await reading
  assert.deepEqual(disk.reads, ['netlogon.log'])
})

test('a log that grows again and again while it is being read waits once', async () => {
  const { library, disk, states } = await start({})
  const letGo = disk.hold()
  const readings = []
  for (const entries of [20, 30, 40, 50]) {
    disk.files.set(LOG, log(entries))
    readings.push(library.fileChanged(LOG))
    await new Promise(setImmediate)
  }
  letGo()
  await Promise.all(readings)
  const told = states.filter(state => state !== null).at(-1)
  assert.deepEqual([told?.file, told?.files, told?.bytesTotal], [2, 2, log(50).length])
})

test('a log that is written to without a word is looked at, and one that vanished is forgotten', async () => {
  const texts: Record<string, string> = { [LOG]: log(2) }
  let written = Date.now()
  const file = (): DiskFile => ({ uri: LOG, path: '', size: texts[LOG]?.length ?? 0, modified: written })
  const read: Disk['read'] = async () => readFile(FORMATS, 'netlogon.log', memorySource(Buffer.from(texts[LOG] ?? '')))
  const { library, known, changes } = await start(texts, {
    list: async () => [file()],
    stat: async () => (LOG in texts ? file() : undefined),
    read,
  })
  texts[LOG] = log(3)
  written++
  await library.poll()
  assert.deepEqual(known(), ['netlogon.log: 3'])
  delete texts[LOG]
  const before = changes()
  await library.poll()
  assert.deepEqual(known(), [])
  assert.ok(changes() > before, 'whoever shows the log is told')
})

test('a log that grew tells how much of what is new was read', async () => {
  const [short, long] = [log(2), log(100_000)]
  const texts: Record<string, string> = { [LOG]: short }
  const file = (): DiskFile => ({ uri: LOG, path: '', size: texts[LOG]!.length, modified: Date.now() })
  const { library, states } = await start(texts, {
    list: async () => [file()],
    stat: async () => file(),
    read: async (_, onProgress, before) => {
      const bytes = before === undefined ? texts[LOG]!.length : long.length / 2
      onProgress(bytes, 0)
      return readFile(FORMATS, 'netlogon.log', memorySource(Buffer.from(texts[LOG]!)))
    },
  })
  texts[LOG] = long
  await library.poll()
  const told = states.filter(state => state !== null)
  assert.deepEqual(
    told.slice(-2).map(({ bytesDone, bytesTotal }) => [bytesDone, bytesTotal]),
    [
      [0, long.length - short.length],
      [long.length / 2 - short.length, long.length - short.length],
    ],
  )
})
