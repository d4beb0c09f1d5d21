import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Disk } from './disk.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { FOLDER, log, mapDisk, start } from './mapDisk.testing.ts'

const LOG = `${FOLDER}/netlogon.log`

describe('an open document', () => {
  test('counts instead of its file, until it is closed', async () => {
    const { library, known } = await start({ [LOG]: log(20) })
    library.openDocument({ uri: LOG, text: log(3) })
    assert.deepEqual(known(), ['netlogon.log: 3'])
    await library.closeDocument(LOG)
    assert.deepEqual(known(), ['netlogon.log: 20'])
  })

  test('that is opened while its file is being read counts too', async () => {
    const { library, disk, known } = await start({})
    disk.files.set(LOG, log(20))
    const letGo = disk.hold()
    const reading = library.fileChanged(LOG)
    await new Promise(setImmediate)
    library.openDocument({ uri: LOG, text: log(3) })
    letGo()
    await reading
    assert.deepEqual(known(), ['netlogon.log: 3'])
  })

  test('is one with its file, however the uri is spelled', async () => {
    const { library, known } = await start({ [`${FOLDER}/netlogon%20%281%29.log`]: log(20) })
    library.openDocument({ uri: `${FOLDER}/netlogon%20(1).log`, text: log(3) })
    assert.deepEqual(known(), ['netlogon (1).log: 3'])
    await library.closeDocument(`${FOLDER}/netlogon (1).log`)
    assert.deepEqual(known(), ['netlogon (1).log: 20'])
  })

  test('outside of the folders goes when it is closed', async () => {
    const { library, known } = await start({})
    library.openDocument({ uri: 'file:///elsewhere/netlogon.log', text: log(3) })
    assert.deepEqual(known(), ['netlogon.log: 3'])
    await library.closeDocument('file:///elsewhere/netlogon.log')
    assert.deepEqual(known(), [])
  })

  test('that no format knows is remembered with the reason', async () => {
    const { library } = await start({})
    library.openDocument({ uri: 'untitled:Untitled-1', text: 'shopping list' })
    assert.deepEqual(
      library.store.snapshot().unrecognised.map(({ uri }) => uri),
      ['untitled:Untitled-1'],
    )
  })

  test('is forgotten when it closes if its file was deleted meanwhile', async () => {
    const { library, disk, known } = await start({ [LOG]: log(20) })
    library.openDocument({ uri: LOG, text: log(20) })
    disk.files.delete(LOG)
    await library.fileChanged(LOG)
    assert.deepEqual(known(), ['netlogon.log: 20'], 'it is still open')
    await library.closeDocument(LOG)
    assert.deepEqual(known(), [])
  })

  test('is read from disk when it closes if its file was made meanwhile', async () => {
    const { library, disk, known } = await start({})
    library.openDocument({ uri: LOG, text: log(20) })
    disk.files.set(LOG, log(40))
    await library.fileChanged(LOG)
    await library.closeDocument(LOG)
    assert.deepEqual(known(), ['netlogon.log: 40'])
  })
})

describe('a file on disk', () => {
  test('is read when it is made, read anew when it grows, and forgotten when it is deleted', async () => {
    const { library, disk, known } = await start({})
    disk.files.set(LOG, log(20))
    await library.fileChanged(LOG)
    assert.deepEqual(known(), ['netlogon.log: 20'])
    disk.files.set(LOG, log(30))
    await library.fileChanged(LOG)
    assert.deepEqual(known(), ['netlogon.log: 30'])
    disk.files.delete(LOG)
    await library.fileChanged(LOG)
    assert.deepEqual(known(), [])
  })

  test('that changes while it is being read is read once more', async () => {
    const { library, disk, known } = await start({})
    disk.files.set(LOG, log(20))
    const letGo = disk.hold()
    const first = library.fileChanged(LOG)
    await new Promise(setImmediate)
    disk.files.set(LOG, log(30))
    const second = library.fileChanged(LOG)
    await new Promise(setImmediate)
    letGo()
    await Promise.all([first, second])
    assert.deepEqual(known(), ['netlogon.log: 30'])
  })

  test('that is deleted while it is being read does not come back', async () => {
    const { library, disk, known } = await start({})
    disk.files.set(LOG, log(20))
    const letGo = disk.hold()
    const reading = library.fileChanged(LOG)
    await new Promise(setImmediate)
    disk.files.delete(LOG)
    await library.fileChanged(LOG)
    letGo()
    await reading
    assert.deepEqual(known(), [])
  })

  test('that did not change is not read again', async () => {
    const { library, disk } = await start({ [LOG]: log(20) })
    await library.fileChanged(LOG)
    await library.changeFolders([], [])
    assert.deepEqual(disk.reads, ['netlogon.log'])
  })

  test('has its folder renamed with it', async () => {
    const { library, disk, known } = await start({ [`${FOLDER}/DC01/netlogon.log`]: log(20) })
    disk.files.delete(`${FOLDER}/DC01/netlogon.log`)
    disk.files.set(`${FOLDER}/DC02/netlogon.log`, log(20))
    await Promise.all([library.fileChanged(`${FOLDER}/DC01`), library.fileChanged(`${FOLDER}/DC02`)])
    assert.deepEqual(known(), ['DC02/netlogon.log: 20'])
  })

  test('that cannot be read is said to be so, and the others are read', async () => {
    const other = `${FOLDER}/netlogon.bak`
    const working = mapDisk({ [LOG]: log(20), [other]: log(5) })
    const read: Disk['read'] = (file, onProgress) => (file.uri === LOG ? Promise.reject(new Error('gone')) : working.read(file, onProgress))
    const { library, known, problems } = await start({ [LOG]: log(20), [other]: log(5) }, { read })
    assert.deepEqual(known(), ['netlogon.bak: 5'])
    assert.match(library.store.snapshot().unrecognised[0]?.because ?? '', /could not be read/)
    assert.deepEqual(problems, ['reading a file'])
  })

  test('is looked for in the other folders when one cannot be listed', async () => {
    const working = mapDisk({ [LOG]: log(20) })
    const list: Disk['list'] = folder => {
      if (folder !== FOLDER) throw new Error('no such scheme')
      return working.list(folder)
    }
    const { library, known, problems } = await start({ [LOG]: log(20) }, { list })
    await library.changeFolders(['vscode-remote://x/logs'], [])
    assert.deepEqual(known(), ['logs/netlogon.log: 20'])
    assert.deepEqual(problems, ['listing a folder'])
  })
})

describe('settings', () => {
  const files = { [LOG]: log(20), [`${FOLDER}/old/netlogon.log`]: log(5), [`${FOLDER}/netlogon.bak`]: log(7) }

  test('name the files that are looked at, and those that are not', async () => {
    const { library, known } = await start(files)
    await library.setSettings({ ...DEFAULT_SETTINGS, include: ['**/*.log'], exclude: ['old/**'] })
    assert.deepEqual(known(), ['netlogon.log: 20'])
  })

  test('bring back what they left out', async () => {
    const { library, known } = await start(files)
    await library.setSettings({ ...DEFAULT_SETTINGS, include: ['*.bak'] })
    await library.setSettings(DEFAULT_SETTINGS)
    assert.deepEqual(known(), ['netlogon.bak: 7', 'netlogon.log: 20', 'old/netlogon.log: 5'])
  })

  test('keep a file out that changes', async () => {
    const { library, disk, known } = await start(files)
    await library.setSettings({ ...DEFAULT_SETTINGS, exclude: ['**/*.bak'] })
    disk.files.set(`${FOLDER}/netlogon.bak`, log(9))
    await library.fileChanged(`${FOLDER}/netlogon.bak`)
    assert.deepEqual(known(), ['netlogon.log: 20', 'old/netlogon.log: 5'])
  })

  test('do not close a document', async () => {
    const { library, known } = await start(files)
    library.openDocument({ uri: LOG, text: log(3) })
    await library.setSettings({ ...DEFAULT_SETTINGS, include: ['*.bak'] })
    assert.deepEqual(known(), ['netlogon.bak: 7', 'netlogon.log: 3'])
  })
})

describe('two folders', () => {
  const texts = { [LOG]: log(20), 'file:///more/logs/netlogon.log': log(5) }

  test('have files of the same name that are told apart', async () => {
    const { library, known } = await start(texts)
    assert.deepEqual(known(), ['netlogon.log: 20'])
    await library.changeFolders(['file:///more/logs/'], [])
    assert.deepEqual(known(), ['logs (2)/netlogon.log: 5', 'logs/netlogon.log: 20'])
  })

  test('can come at the same time', async () => {
    const { library, disk, known } = await start({ ...texts, 'file:///third/netlogon.log': log(2) })
    await Promise.all([library.changeFolders(['file:///more/logs'], []), library.changeFolders(['file:///third'], [])])
    assert.deepEqual(known(), ['logs (2)/netlogon.log: 5', 'logs/netlogon.log: 20', 'third/netlogon.log: 2'])
    assert.equal(disk.reads.length, 3)
  })

  test('become one again when the other leaves', async () => {
    const { library, known } = await start(texts)
    await library.changeFolders(['file:///more/logs'], [])
    await library.changeFolders([], [FOLDER])
    assert.deepEqual(known(), ['netlogon.log: 5'])
  })
})

describe('reading', () => {
  test('tells how far it is, and its end', async () => {
    const { states } = await start({ [LOG]: log(20), [`${FOLDER}/netlogon.bak`]: log(5) })
    const told = states.filter(state => state !== null)
    assert.deepEqual([told.at(-1)?.file, told.at(-1)?.files, told.at(-1)?.bytesTotal], [2, 2, log(25).length])
    assert.equal(states.at(-1), null)
  })

  test('that is stopped keeps what was read and starts nothing more', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${FOLDER}/netlogon${n}.log`, log(1000)]))
    const { library, disk, known } = await start({})
    for (const [uri, text] of Object.entries(many)) disk.files.set(uri, text)
    const letGo = disk.hold()
    const reading = library.changeFolders([], [])
    await new Promise(setImmediate)
    library.stopReading()
    letGo()
    await reading
    await new Promise(setImmediate)
    assert.equal(disk.reads.length, disk.parallel)
    assert.equal(known().length, disk.parallel)
    for (const { table, recognition } of library.store.snapshot().files) {
      assert.ok(table.count > 0 && table.count < 1000, `${table.count}`)
      assert.match(recognition.because, /; read to \d+ % only, as reading was stopped$/)
    }
    await Promise.all([...disk.files.keys()].map(uri => library.fileChanged(uri)))
    assert.equal(disk.reads.length, disk.parallel, 'nor when the files are looked at')
  })
})
