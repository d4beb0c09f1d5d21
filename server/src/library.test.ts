import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createLibrary, type Disk, type DiskFile } from './library.ts'
import { readFile } from './evidence/readFile.ts'
import { memorySource } from './evidence/byteSource.ts'
import { FORMATS } from './formats/registry.ts'

const FOLDER = 'file:///logs'
const LOG = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A\n'.repeat(20)

/** A disk whose files are a map from uri to text. */
function mapDisk(files: Map<string, string>): Disk {
  const fileAt = (uri: string): DiskFile => ({ uri, path: uri.slice(FOLDER.length + 1), size: files.get(uri)?.length ?? 0, modified: 0 })
  return {
    parallel: 1,
    list: async () => [...files.keys()].map(fileAt),
    stat: async uri => (files.has(uri) ? fileAt(uri) : undefined),
    read: async ({ uri, path }) => readFile(FORMATS, path, memorySource(new TextEncoder().encode(files.get(uri)))),
  }
}

describe('the library', () => {
  const uri = `${FOLDER}/netlogon.log`
  const start = async (files: Map<string, string>) => {
    const library = createLibrary(mapDisk(files), { changed: () => {}, reading: () => {}, problem: () => {} })
    await library.addFolder(FOLDER)
    return { library, known: () => library.store.snapshot().files.map(({ path, table }) => `${path}: ${table.count}`) }
  }

  test('a log that is deleted while it is open is forgotten when it closes', async () => {
    const files = new Map([[uri, LOG]])
    const { library, known } = await start(files)
    library.openDocument({ uri, text: LOG })
    files.delete(uri)
    await library.fileChanged(uri)
    assert.deepEqual(known(), ['netlogon.log: 20'], 'it is still open')
    await library.closeDocument(uri)
    assert.deepEqual(known(), [])
  })

  test('a log that is made while it is open is read from disk when it closes', async () => {
    const files = new Map<string, string>()
    const { library, known } = await start(files)
    library.openDocument({ uri, text: LOG })
    files.set(uri, LOG + LOG)
    await library.fileChanged(uri)
    await library.closeDocument(uri)
    assert.deepEqual(known(), ['netlogon.log: 40'])
  })

  test('a log that is deleted, or made, is forgotten, or read', async () => {
    const files = new Map([[uri, LOG]])
    const { library, known } = await start(files)
    files.delete(uri)
    await library.fileChanged(uri)
    assert.deepEqual(known(), [])
    files.set(uri, LOG)
    await library.fileChanged(uri)
    assert.deepEqual(known(), ['netlogon.log: 20'])
  })
})
