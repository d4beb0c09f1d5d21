import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build } from 'esbuild'
import { pagedFile } from '../../server/src/budget.ts'
import type { Disk } from '../../server/src/disk.ts'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { packed } from '../../server/src/evidence/packedTable.ts'
import { pages } from '../../server/src/evidence/pages.ts'
import { readFile } from '../../server/src/evidence/readFile.ts'
import { logsOf } from '../../server/src/evidence/snapshot.ts'
import { editorUri, withSource } from '../../server/src/files.node.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { createLibrary, type Library } from '../../server/src/library.ts'
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts'
import { randomStream } from '../../tools/sample/random.ts'
import { openSyntax } from '../fuzz/openSyntax.ts'
import { countedTrees } from './countedTrees.ts'
import { heldMemory } from './memory.ts'
import { askOn } from './questions.ts'
import { DEEDS, writtenLogs } from './writtenLog.ts'

export interface SoakOptions {
  readonly seed: number
  /** Milliseconds; the round that runs is ended. */
  readonly time: number
  readonly rounds: number
  /** Whether all columns lie in a page file, and next to none of them in memory. */
  readonly paged: boolean
}

export interface Soaked {
  readonly rounds: number
  readonly deeds: number
  readonly asked: number
  readonly answered: number
  /** Files that were compared with a fresh reading, after every round. */
  readonly compared: number
  /** What the library was told could not be read: files that vanished before they were. */
  readonly unread: number
  readonly trees: number
  readonly treesLeft: number
  /** Bytes that were held after each round. */
  readonly held: readonly number[]
  /** Files whose table was other than that of a fresh reading, with the round. */
  readonly others: readonly string[]
}

const DEEDS_A_ROUND = 25
const THREADS = 2
/** So that logs of this size are read by several workers and followed when they grow. Bytes. */
const LEAST_RANGE = 150_000
const LEAST_FOLLOWED = 150_000
/** Bytes of columns that stay in memory where there is no room for them: some of them have to go for others. */
const LEAST_MEMORY = 20_000

/** Lets logs be written, rotated, cut, deleted and edited while they are read and asked about, and compares what is known of them with a fresh reading. */
export async function soakLibrary({ seed, time, rounds: most, paged }: SoakOptions): Promise<Soaked> {
  const end = performance.now() + time
  const base = mkdtempSync(path.join(tmpdir(), 'lockout-trail-soak-'))
  const folder = path.join(base, 'logs')
  mkdirSync(folder)
  const disk = nodeDisk(await builtWorker(base), THREADS, LEAST_RANGE, LEAST_FOLLOWED)
  let unread = 0
  const library = createLibrary(paged ? pagingDisk(disk) : disk, {
    changed: () => {},
    reading: () => {},
    problem: () => unread++,
    notice: () => {},
  })
  const trees = countedTrees()
  const syntax = await openSyntax()
  const random = { deeds: randomStream(seed, 'deeds'), questions: randomStream(seed, 'questions') }
  const logs = writtenLogs(folder, random.deeds)
  const told = { rounds: 0, deeds: 0, asked: 0, answered: 0, compared: 0 }
  const held: number[] = []
  const others: string[] = []

  const writeOn = async (): Promise<void> => {
    const looks: Promise<void>[] = []
    for (let n = 0; n < DEEDS_A_ROUND; n++) {
      const deed = random.deeds.pick(DEEDS)
      // A log that is followed is known by its beginning and where it ended: what it grew by is seen before it is edited, and the edit before it grows.
      if (deed === 'edit') await Promise.all(looks)
      const changed = await logs[random.deeds.whole(0, logs.length - 1)]?.do(deed)
      const now = (changed ?? []).map(name => library.fileChanged(editorUri(name)))
      looks.push(...now)
      told.deeds++
      if (deed === 'edit' || random.deeds.chance(0.3)) await Promise.all(looks)
    }
    await Promise.all(looks)
  }
  const round = async (): Promise<void> => {
    let isWritten = false
    const asking = askOn(
      () => ({ snapshot: library.store.snapshot(), syntax }),
      random.questions,
      () => !isWritten,
    )
    await writeOn().finally(() => {
      isWritten = true
    })
    const { asked, answered } = await asking
    told.rounds++
    told.asked += asked
    told.answered += answered
    const names = readdirSync(folder).map(name => path.join(folder, name))
    told.compared += names.length
    others.push(
      ...otherThanRead(
        library,
        names,
        logs.map(({ name }) => name),
      ).map(name => `round ${told.rounds}: ${name}`),
    )
    held.push(heldMemory())
  }

  try {
    await library.setSettings({ ...DEFAULT_SETTINGS, storage: path.join(base, 'storage'), keepIndex: true })
    await library.changeFolders([editorUri(folder)], [])
    do await round()
    while (told.rounds < most && performance.now() < end)
    return { ...told, unread, trees: trees.made(), treesLeft: trees.left(), held, others }
  } finally {
    await disk.dispose()
    syntax.dispose()
    rmSync(base, { recursive: true })
  }
}

/** The same disk; what is read of its files has no room in memory. */
function pagingDisk(disk: Disk): Disk {
  const store = pages(disk.pages(), () => LEAST_MEMORY)
  const read: Disk['read'] = async (...asked) => {
    const file = await disk.read(...asked)
    return 'table' in file ? pagedFile(store, file) : file
  }
  return { ...disk, read }
}

/** The worker as it is now, whatever was built last. */
async function builtWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.node.js')
  const entryPoints = [path.join(import.meta.dirname, '../../server/src/worker.node.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' })
  return outfile
}

/** The logs of which the library knows anything else than what is in them now: those that are there, and those that may be gone. */
const otherThanRead = (library: Library, there: readonly string[], maybe: readonly string[]): readonly string[] =>
  [...new Set([...there, ...maybe])]
    .filter(name => !isDeepStrictEqual(knownOf(library, name), readAnew(name)))
    .map(name => path.basename(name))

const knownOf = (library: Library, name: string): readonly unknown[] =>
  logsOf(library.store.snapshot(), editorUri(name)).map(({ table }) => packed(table.data))

function readAnew(name: string): readonly unknown[] {
  if (!existsSync(name)) return []
  const read = withSource(name, source => readFile(FORMATS, path.basename(name), source))
  return 'table' in read ? [read, ...(read.more ?? [])].map(({ table }) => packed(table)) : []
}
