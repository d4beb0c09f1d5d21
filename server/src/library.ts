import type { ReadingState, Settings } from '../../shared/requests.ts'
import { memorySource } from './evidence/byteSource.ts'
import { entryTable } from './evidence/entryTable.ts'
import type { LogFile } from './evidence/evidenceFile.ts'
import { matchesGlob } from './evidence/glob.ts'
import { type ReadFile, readFile } from './evidence/readFile.ts'
import { type EvidenceStore, evidenceStore } from './evidence/store.ts'
import type { Unrecognised } from './formats/recognise.ts'
import { FORMATS } from './formats/registry.ts'

/** A file on disk that may be a log. */
export interface DiskFile {
  readonly uri: string
  /** Relative to the folder that was opened, with `/`. */
  readonly path: string
  readonly size: number
  /** UTC milliseconds. */
  readonly modified: number
}

/** The disk, as the server needs it. */
export interface Disk {
  /** How many files it reads at the same time. */
  readonly parallel: number
  list(folderUri: string): Promise<readonly DiskFile[]>
  stat(uri: string): Promise<DiskFile | undefined>
  /** Reads a file apart from the main thread; `onProgress` returning false stops it and keeps what was read. */
  read(file: DiskFile, onProgress: (bytes: number) => boolean): Promise<ReadFile | Unrecognised>
}

/** An open document: its text is newer than the disk's. */
export interface OpenDocument {
  readonly uri: string
  readonly text: string
}

/** Keeps the evidence store in step with the open documents and the files of the workspace. */
export interface Library {
  readonly store: EvidenceStore
  setSettings(settings: Settings): Promise<void>
  addFolder(uri: string): Promise<void>
  openDocument(document: OpenDocument): void
  closeDocument(uri: string): Promise<void>
  /** A file was made, changed or deleted on disk. */
  fileChanged(uri: string): Promise<void>
  stopReading(): void
}

export interface LibraryEvents {
  readonly changed: () => void
  readonly reading: (state: ReadingState | null) => void
  readonly problem: (what: string, problem: unknown) => void
}

const DEFAULT_SETTINGS: Settings = { include: [], exclude: [], timeZone: '', year: null }

export function createLibrary(disk: Disk, events: LibraryEvents): Library {
  const store = evidenceStore()
  const open = new Set<string>()
  const folders: string[] = []
  const onDisk = new Map<string, DiskFile>()
  let settings = DEFAULT_SETTINGS
  let stopped = false

  const wanted = (file: DiskFile): boolean =>
    (settings.include.length === 0 || settings.include.some(glob => matchesGlob(glob, file.path))) &&
    !settings.exclude.some(glob => matchesGlob(glob, file.path))

  const pathOf = (uri: string): string => onDisk.get(uri)?.path ?? relativePath(uri, folders)

  const readOne = async (file: DiskFile, progress: (bytes: number) => void): Promise<void> => {
    if (open.has(file.uri)) return
    const read = await disk.read(file, bytes => {
      progress(bytes)
      return !stopped
    })
    if (!open.has(file.uri)) keep(store, file.uri, file.path, file.modified, read)
  }

  const readAll = async (files: readonly DiskFile[]): Promise<void> => {
    stopped = false
    const bytesTotal = files.reduce((sum, file) => sum + file.size, 0)
    let bytesDone = 0
    for (const [index, file] of files.entries()) {
      if (stopped) break
      const report = (bytes: number): void =>
        events.reading({ path: file.path, file: index + 1, files: files.length, bytesDone: bytesDone + bytes, bytesTotal })
      report(0)
      await readOne(file, report).catch((problem: unknown) => events.problem(`reading a file`, problem))
      bytesDone += file.size
      events.changed()
    }
    events.reading(null)
  }

  const refresh = async (): Promise<void> => {
    const lists = await Promise.all(folders.map(folder => disk.list(folder)))
    const files = lists.flat().filter(wanted)
    for (const uri of onDisk.keys()) if (!files.some(file => file.uri === uri) && !open.has(uri)) store.remove(uri)
    onDisk.clear()
    for (const file of files) onDisk.set(file.uri, file)
    await readAll(files.toSorted((a, b) => a.size - b.size))
  }

  return {
    store,
    setSettings: async value => {
      const filesDiffer = JSON.stringify([value.include, value.exclude]) !== JSON.stringify([settings.include, settings.exclude])
      settings = value
      store.setClocks({ timeZone: value.timeZone, ...(value.year === null ? {} : { year: value.year }) })
      events.changed()
      if (filesDiffer) await refresh()
    },
    addFolder: async uri => {
      folders.push(uri)
      await refresh()
    },
    openDocument: ({ uri, text }) => {
      open.add(uri)
      const path = pathOf(uri)
      keep(
        store,
        uri,
        path,
        onDisk.get(uri)?.modified,
        readFile(FORMATS, path.slice(path.lastIndexOf('/') + 1), memorySource(new TextEncoder().encode(text))),
      )
      events.changed()
    },
    closeDocument: async uri => {
      open.delete(uri)
      const file = onDisk.get(uri)
      if (file === undefined) store.remove(uri)
      else await readOne(file, () => {})
      events.changed()
    },
    fileChanged: async uri => {
      const found = await disk.stat(uri)
      const file = found && { ...found, path: relativePath(uri, folders) }
      const read = file !== undefined && wanted(file)
      if (read) onDisk.set(uri, file)
      else onDisk.delete(uri)
      // Of an open document its text counts; closing it turns to the disk again.
      if (open.has(uri)) return
      if (read) await readOne(file, () => {})
      else store.remove(uri)
      events.changed()
    },
    stopReading: () => {
      stopped = true
    },
  }
}

function keep(store: EvidenceStore, uri: string, path: string, modified: number | undefined, read: ReadFile | Unrecognised): void {
  if (!('table' in read)) store.putUnrecognised(uri, path, read.because)
  else store.put(logFile(uri, path, modified, read))
}

/** A read file with its name. */
export function logFile(uri: string, path: string, modified: number | undefined, read: ReadFile): LogFile {
  const { recognition, table, text } = read
  return {
    uri,
    path,
    format: recognition.format,
    recognition: { confidence: recognition.confidence, because: recognition.because },
    table: entryTable(table),
    source: text,
    fileOffset: offset => text.fileOffset(offset),
    ...(modified === undefined ? {} : { modified }),
  }
}

/** The path below the folder that holds it; the last part where none does. */
function relativePath(uri: string, folders: readonly string[]): string {
  const folder = folders.find(candidate => uri.startsWith(`${candidate.replace(/\/$/, '')}/`))
  const rest = folder === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(folder.replace(/\/$/, '').length + 1)
  try {
    return decodeURIComponent(rest)
  } catch {
    return rest
  }
}
