import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { newControl } from '../../server/src/evidence/sharedReading.ts'
import { isOutOfMemory } from '../../server/src/evidence/outOfMemory.ts'
import { isPaged } from '../../server/src/evidence/pagedSegment.ts'
import type { Snapshot } from '../../server/src/evidence/snapshot.ts'
import { investigate } from '../../server/src/checklist/investigate.ts'
import { editorUri } from '../../server/src/files.node.ts'
import { createLibrary } from '../../server/src/library.ts'
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts'
import { workerPool } from '../../server/src/workerPool.node.ts'
import { type DocumentStatus, STATUS } from '../../shared/requests.ts'
import { ROOT, startServer } from '../lsp/server.ts'

const NAMES = ['netlogon-dc01.log', 'netlogon-dc02.log', 'netlogon-dc03.log']
const ENTRIES = 100_000

/** The log of a domain controller: few names, some refused, the last one locked out. */
function log(server: number): string {
  const line = (n: number): string => {
    const time = new Date(Date.UTC(2006, 8, 12) + n * 500 + server * 7000).toISOString().slice(11, 19)
    const user = `CONTOSO\\User${n % 20}`
    const refused = n > ENTRIES - 2000 ? '0xC0000234' : '0xC000006A'
    const status = n % 40 === 0 ? refused : '0x0'
    return `09/12 ${time} [LOGON] CONTOSO: SamLogon: Network logon of ${user} from WKS${(n * 7) % 30} Returns ${status}\r\n`
  }
  return Array.from({ length: ENTRIES }, (_, n) => line(n)).join('')
}
const WORKER = path.join(ROOT, 'dist/worker.node.js')
/** A worker that needs more memory for its job than it has. */
const GREEDY =
  "require('node:worker_threads').parentPort.on('message', () => { for (const kept = []; ; ) kept.push(new Array(1000).fill(0.5)) })"

describe('a budget of memory', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'budget-'))
  const storage = mkdtempSync(path.join(tmpdir(), 'budget-storage-'))
  after(() => {
    for (const one of [folder, storage]) rmSync(one, { recursive: true })
  })
  for (const [server, name] of NAMES.entries()) writeFileSync(path.join(folder, name), log(server))

  /** What a server knows that has so many MB. */
  const known = async (memory: number | null) => {
    const disk = nodeDisk(WORKER, 2, 200_000, 0)
    const notices: string[] = []
    const problem = (what: string, why: unknown): never => assert.fail(`${what}: ${String(why)}`)
    const library = createLibrary(disk, { changed: () => {}, reading: () => {}, problem, notice: text => notices.push(text) })
    await library.setSettings({ ...DEFAULT_SETTINGS, memory, storage })
    await library.changeFolders([editorUri(folder)], [])
    const snapshot = library.store.snapshot()
    const told = tellAll(snapshot)
    await disk.dispose()
    return { ...told, notices, paged: snapshot.files.filter(({ table }) => table.data.segments.some(isPaged)).length }
  }

  test('far too small for the logs gives the answers that one without end gives', async () => {
    const [small, large] = [await known(2), await known(null)]
    assert.deepEqual([small.paged > 0, large.paged], [true, 0])
    assert.deepEqual([small.notices.length, large.notices.length], [1, 0])
    assert.equal(small.entries, large.entries)
    assert.deepEqual(small.investigation, large.investigation)
    assert.deepEqual(readdirSync(storage), ['index'], 'what was put on disk has no name there')
  })

  test('is told once, and for each log that does not fit', async () => {
    const server = await startServer(folder, { memory: 1 })
    const because = await Promise.all(
      NAMES.map(async name => (await server.connection.sendRequest<DocumentStatus>(STATUS, { uri: server.uriOf(name) })).because),
    )
    await server.stop()
    const short = NAMES.filter((_, i) => /read to \d+ % only, as lockoutTrail\.memory \(1 MB\) allows no more/.test(because[i]!))
    const messages = server.messages.filter(message => message.startsWith('There is not enough memory for all of'))
    assert.equal(messages.length, 1)
    assert.ok(short.length > 0 && short.every(name => messages[0]!.includes(name)))
  })

  test('and a worker that has too little of it ends its reading alone', async () => {
    const pool = workerPool(
      () => new Worker(GREEDY, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 } }),
      1,
      () => {},
    )
    const job = {
      type: 'read',
      id: 1,
      name: path.join(folder, NAMES[0]!),
      control: newControl(),
      split: { most: 1, least: 1e9 },
      recalls: false,
    } as const
    await assert.rejects(
      pool.use(await pool.take(), job, () => undefined),
      isOutOfMemory,
    )
    await pool.dispose()
  })
})

/** Everything that is known of the entries, and what follows from it. */
function tellAll(snapshot: Snapshot) {
  const entries = snapshot.files.flatMap(({ path: name, table }) =>
    Array.from({ length: table.count }, (_, n) =>
      [name, table.offset(n), table.length(n), table.line(n), table.written(n), table.whoId(n), table.whatId(n)].join(' '),
    ),
  )
  return { entries: entries.join('\n'), investigation: investigate(snapshot) }
}
