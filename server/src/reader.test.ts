import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FOLDER, log, start } from './mapDisk.testing.ts'

const LOGS = { large: 50, middle: 40, small: 30, tab: 60, front: 70 }
const uri = (name: string): string => `${FOLDER}/${name}.log`

/** A library that has begun to read one log, while all others wait; lets it go on, and tells in which order the logs were read. */
async function waiting() {
  const started = await start({ [uri('first')]: log(1) }, {})
  const { library, disk } = started
  const letGo = disk.hold()
  const texts = { 'in-work-1': 1, 'in-work-2': 1, ...LOGS }
  for (const [name, entries] of Object.entries(texts)) disk.files.set(uri(name), log(entries))
  const reading = library.changeFolders([], [])
  await new Promise(setImmediate)
  return {
    library,
    end: async () => {
      letGo()
      await reading
      return disk.reads.slice(3).map(name => name.replace('.log', ''))
    },
  }
}

test('small logs are read before large ones', async () => {
  const { end } = await waiting()
  assert.deepEqual(await end(), ['small', 'middle', 'large', 'tab', 'front'])
})

test('the log in front is read first, then those in other tabs, also where they come there while others are read', async () => {
  const { library, end } = await waiting()
  library.show({ visible: [uri('front')], open: [uri('front'), uri('tab')] })
  assert.deepEqual(await end(), ['front', 'tab', 'small', 'middle', 'large'])
})
