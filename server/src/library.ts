import type { ReadingState, Shown } from '../../shared/requests.ts'
import type { Settings } from '../../shared/settings.ts'
import { memorySource } from './evidence/byteSource.ts'
import { isPaged } from './evidence/pagedSegment.ts'
import { type ReadFile, readFile } from './evidence/readFile.ts'
import { type EvidenceStore, evidenceStore } from './evidence/store.ts'
import { canonicalUri } from './evidence/uri.ts'
import { withinBudget } from './budget.ts'
import type { Disk, DiskFile } from './disk.ts'
import { isWanted, workspaceFolders } from './folders.ts'
import type { Unrecognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'
import { logFiles } from './logFile.ts'
import { type MemoryNotice, memoryNotices } from './memoryNotices.ts'
import { createReader } from './reader.ts'
import { clockSettings, DEFAULT_SETTINGS } from './settings.ts'

/** An open document: its text is newer than the disk's. */
export interface OpenDocument {
  readonly uri: string
  readonly text: string
}

/** Keeps the evidence store in step with the open documents and the files of the workspace. */
export interface Library {
  readonly store: EvidenceStore
  setSettings(settings: Settings): Promise<void>
  /** Folders come into the workspace and leave it. */
  changeFolders(added: readonly string[], removed: readonly string[]): Promise<void>
  openDocument(document: OpenDocument): void
  closeDocument(uri: string): Promise<void>
  /** What a person looks at is read before the rest. */
  show(shown: Shown): void
  /** A file or folder was made, changed or deleted on disk. */
  fileChanged(uri: string): Promise<void>
  /** Looks at the files that were written to lately: a server that keeps its log open tells nobody. */
  poll(): Promise<void>
  stopReading(): void
}

/** A log that was written to within this time is one that is being written. Milliseconds. */
const LIVE = 3_600_000
/** Logs that are being written and looked at, at most. */
const MOST_LIVE = 64

export interface LibraryEvents {
  readonly changed: () => void
  readonly reading: (state: ReadingState | null) => void
  readonly problem: (what: string, problem: unknown) => void
  /** A person should know. */
  readonly notice: (text: string) => void
}

export function createLibrary(wholeDisk: Disk, events: LibraryEvents): Library {
  const store = evidenceStore()
  const folders = workspaceFolders()
  const open = new Set<string>()
  const onDisk = new Map<string, DiskFile>()
  /** What was read of the files on disk, to go on from there. */
  const known = new Map<string, ReadFile>()
  const disk = withinBudget(wholeDisk, known)
  const told = new Set<MemoryNotice['about']>()
  const asked = new Map<string, number>()
  let settings = DEFAULT_SETTINGS
  let shown: { readonly [S in keyof Shown]: ReadonlySet<string> } = { visible: new Set(), open: new Set() }
  let listings = 0
  let questions = 0

  const keep = (uri: string, modified: number | undefined, read: ReadFile | Unrecognised): void => {
    const path = folders.pathOf(uri)
    if ('table' in read) store.put(logFiles(uri, path, modified, read))
    else store.putUnrecognised(uri, path, read.because)
    events.changed()
  }
  const reader = createReader(disk, {
    before: ({ uri, size }) => {
      const read = known.get(uri)
      return read !== undefined && read.table.bytes < size ? read : undefined
    },
    rank: ({ uri }) => Number(!shown.visible.has(uri)) + Number(!shown.open.has(uri)),
    read: ({ uri, modified }, read) => {
      if ('table' in read) known.set(uri, read)
      else known.delete(uri)
      keep(uri, modified, read)
    },
    failed: ({ uri }, problem) => {
      events.problem('reading a file', problem)
      keep(uri, undefined, { format: undefined, confidence: 0, because: 'the file could not be read' })
    },
    reading: state => {
      events.reading(state)
      if (state === null) tellMemory()
    },
  })
  const pathOf = (uri: string): string => folders.pathOf(uri)
  const tellMemory = (): void => {
    const paged = [...known].filter(([, read]) => read.table.segments.some(isPaged)).map(([uri]) => uri)
    for (const { about, text } of memoryNotices(paged.map(pathOf), [...disk.short].map(pathOf)))
      if (!told.has(about)) {
        told.add(about)
        events.notice(text)
      }
  }
  const attempt = <T>(what: string, otherwise: T, ask: () => Promise<T>): Promise<T> =>
    ask().catch((problem: unknown) => {
      events.problem(what, problem)
      return otherwise
    })

  const list = async (folder: string): Promise<readonly DiskFile[]> =>
    (await attempt('listing a folder', [], async () => disk.list(folder))).map(named).filter(wanted)
  const named = (file: DiskFile): DiskFile => ({ ...file, path: folders.pathOf(file.uri) })
  const wanted = ({ uri, path }: DiskFile): boolean => folders.has(uri) && isWanted(path, settings)

  /** What the disk says of a file now; undefined where it has no such file or a later question was put meanwhile. */
  const look = async (uri: string): Promise<{ readonly file: DiskFile | undefined } | undefined> => {
    const question = ++questions
    asked.set(uri, question)
    const file = await attempt('looking at a file', undefined, async () => disk.stat(uri))
    if (asked.get(uri) !== question) return undefined
    asked.delete(uri)
    return { file: file === undefined ? undefined : named({ ...file, uri }) }
  }

  const gone = (uri: string): void => {
    onDisk.delete(uri)
    known.delete(uri)
    if (open.has(uri)) return
    reader.forget(uri)
    store.remove(uri)
  }

  /** Reads those files that are new or other than when they were last read, or were to be. */
  const readChanged = async (files: readonly DiskFile[]): Promise<void> => {
    const changed = files.filter(file => !isSame(onDisk.get(file.uri), file))
    for (const file of files) onDisk.set(file.uri, file)
    const closed = changed.filter(({ uri }) => !open.has(uri))
    await reader.read(closed)
  }

  /** Lists all folders anew. Of several listings at once, the last one counts. */
  const refresh = async (): Promise<void> => {
    const listing = ++listings
    const before = [...onDisk.keys()]
    const lists = await Promise.all(folders.all.map(list))
    if (listing !== listings) return
    const files = new Map(lists.flat().map(file => [file.uri, file]))
    for (const uri of before) if (!files.has(uri)) gone(uri)
    for (const uri of [...files.keys(), ...open]) store.rename(uri, folders.pathOf(uri))
    events.changed()
    await readChanged([...files.values()])
  }

  /** Lets go of what there is no more room for. */
  const refit = async (uri: string, read: ReadFile): Promise<void> => {
    const fitted = await disk.fitted(uri, read)
    if (fitted === read || known.get(uri) !== read) return
    known.set(uri, fitted)
    keep(uri, onDisk.get(uri)?.modified, fitted)
  }

  return {
    store,
    setSettings: async value => {
      const isOther = JSON.stringify(filesOf(value)) !== JSON.stringify(filesOf(settings))
      settings = value
      if (value.storage !== '') disk.keepIndexes(value.storage, value.keepIndex)
      disk.allow(value.memory === null ? disk.memory : value.memory * MB)
      store.setClocks(clockSettings(value))
      events.changed()
      for (const [uri, read] of known) await refit(uri, read)
      if (!isOther || folders.all.length === 0) return
      for (const uri of disk.short) onDisk.delete(uri)
      await refresh()
    },
    changeFolders: async (added, removed) => {
      for (const uri of removed) folders.remove(uri)
      for (const uri of added) folders.add(uri)
      await refresh()
    },
    openDocument: ({ uri: spelled, text }) => {
      const uri = canonicalUri(spelled)
      open.add(uri)
      known.delete(uri)
      reader.forget(uri)
      keep(uri, onDisk.get(uri)?.modified, readFile(FORMATS, lastPart(folders.pathOf(uri)), memorySource(new TextEncoder().encode(text))))
    },
    closeDocument: async spelled => {
      const uri = canonicalUri(spelled)
      open.delete(uri)
      // What is on disk may be other than what the editor held.
      onDisk.delete(uri)
      const now = await look(uri)
      if (now === undefined || open.has(uri)) return
      if (now.file !== undefined && wanted(now.file)) await readChanged([now.file])
      else gone(uri)
      events.changed()
    },
    fileChanged: async spelled => {
      const uri = canonicalUri(spelled)
      const now = await look(uri)
      if (now === undefined) return
      if (now.file === undefined) {
        for (const one of [uri, ...[...onDisk.keys()].filter(below => below.startsWith(`${uri}/`))]) gone(one)
        events.changed()
        if (folders.has(uri)) await readChanged(await list(uri))
      } else if (wanted(now.file)) await readChanged([now.file])
      else gone(uri)
    },
    poll: async () => {
      const live = [...onDisk.values()].filter(({ modified }) => modified > Date.now() - LIVE).toSorted((a, b) => b.modified - a.modified)
      const now = await Promise.all(live.slice(0, MOST_LIVE).map(({ uri }) => look(uri)))
      for (const [i, found] of now.entries())
        if (found !== undefined && found.file === undefined) {
          gone(live[i]!.uri)
          events.changed()
        } else if (found?.file !== undefined && onDisk.has(found.file.uri)) await readChanged([found.file])
    },
    show: ({ visible, open: inTabs }) => {
      shown = { visible: new Set(visible.map(canonicalUri)), open: new Set(inTabs.map(canonicalUri)) }
    },
    stopReading: () => reader.stop(),
  }
}

const MB = 1_000_000

/** By what settings it depends which files are read, and how far. */
const filesOf = ({ include, exclude, memory }: Settings): readonly unknown[] => [include, exclude, memory]
const isSame = (a: DiskFile | undefined, b: DiskFile): boolean => a?.size === b.size && a.modified === b.modified
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
