import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Disk } from './disk.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { FOLDER, log, mapDisk, start } from './mapDisk.testing.ts'

/** A log of which columns take 10 KB, and names next to nothing. */
const LOG = log(1000)
const LOGS = Object.fromEntries(['a', 'b', 'c'].map(name => [`${FOLDER}/${name}.log`, LOG]))
/** Half of it is enough for one of the logs. */
const MEMORY = 35_000

/** A disk that reads one file at a time, and does not say how much memory that takes. */
const quietDisk = (): Partial<Disk> => {
  const disk = mapDisk(LOGS)
  return { ...disk, parallel: 1, memory: MEMORY, read: async file => disk.read(file, () => true) }
}

type Library = Awaited<ReturnType<typeof start>>['library']
const tables = (library: Library) => library.store.snapshot().files.map(({ table }) => table)
const isPaged = (library: Library) => tables(library).map(({ data }) => data.segments.some(({ bytes }) => bytes !== undefined))

/** Everything that is known of the entries. */
const told = (library: Library) =>
  tables(library).map(table =>
    Array.from({ length: table.count }, (_, entry) => ({ ...table.read(entry), at: table.offset(entry), length: table.length(entry) })),
  )

describe('logs that take more memory than there may be', () => {
  test('lie in the page file and say the same; a person is told once', async () => {
    const { library, notices } = await start(LOGS, quietDisk())
    assert.deepEqual(isPaged(library), [false, true, true])
    assert.deepEqual(told(library), told((await start(LOGS)).library))
    assert.deepEqual(notices, [
      'The logs take more memory than lockoutTrail.memory allows. Part of what is known of b.log and c.log lies on disk; answers about it take longer.',
    ])
    await library.changeFolders([], [])
    assert.equal(notices.length, 1)
  })

  test('go to the page file when the setting allows less, and stay in memory when it allows enough', async () => {
    const { library } = await start(LOGS)
    assert.deepEqual(isPaged(library), [false, false, false])
    const before = told(library)
    await library.setSettings({ ...DEFAULT_SETTINGS, memory: MEMORY / 1e6 })
    assert.deepEqual(isPaged(library), [true, true, false])
    assert.deepEqual(told(library), before)
  })

  test('stay in memory where the disk has no room for them either', async () => {
    const full = { ...mapDisk({}).pages(), write: async () => Promise.reject(new Error('ENOSPC: no space left on device, write')) }
    const { library, known, problems } = await start(LOGS, { ...quietDisk(), pages: () => full })
    await library.setSettings({ ...DEFAULT_SETTINGS, memory: MEMORY / 1e6 })
    assert.deepEqual(known(), ['a.log: 1000', 'b.log: 1000', 'c.log: 1000'])
    assert.deepEqual(isPaged(library), [false, false, false])
    assert.deepEqual(problems, [])
  })

  test('are not read where the names of others fill the memory, which is said, and are read once the setting allows more', async () => {
    const { library, known, notices } = await start(LOGS, { ...quietDisk(), memory: 300 })
    assert.deepEqual(known(), ['a.log: 1000'])
    assert.deepEqual(
      library.store.snapshot().unrecognised.map(({ path, because }) => `${path}: ${because}`),
      ['b.log', 'c.log'].map(path => `${path}: not read, as what was read before takes the memory that lockoutTrail.memory allows (0 MB)`),
    )
    assert.equal(
      notices[1],
      'There is not enough memory for all of b.log and c.log. What was not read is no evidence of anything; lockoutTrail.memory can allow more.',
    )
    await library.setSettings({ ...DEFAULT_SETTINGS, memory: 1 })
    assert.deepEqual(known(), ['a.log: 1000', 'b.log: 1000', 'c.log: 1000'])
  })

  test('are read as far as it goes where one alone takes too much', async () => {
    const { library } = await start({ [`${FOLDER}/a.log`]: LOG }, { memory: MEMORY })
    const [file] = library.store.snapshot().files
    assert.match(file!.recognition.because, /; read to \d+ % only, as lockoutTrail\.memory \(0 MB\) allows no more$/)
  })

  test('that there is no memory for at all are named, and the others are read', async () => {
    const disk = quietDisk()
    const { known, notices, library } = await start(LOGS, {
      ...disk,
      read: async (file, onProgress) => {
        if (file.path === 'b.log') throw new RangeError('Array buffer allocation failed')
        return disk.read!(file, onProgress)
      },
    })
    assert.deepEqual(known(), ['a.log: 1000', 'c.log: 1000'])
    assert.equal(library.store.snapshot().unrecognised[0]?.because, 'not read, as there is not enough memory for it')
    assert.match(notices.at(-1)!, /not enough memory for all of b\.log\./)
  })
})
