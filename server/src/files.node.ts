import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ByteSource } from './evidence/byteSource.ts'
import { fileUri } from './evidence/uri.ts'
import type { DiskFile } from './disk.ts'

/** Folders that never hold logs and can be large. */
const SKIPPED = new Set(['node_modules', '.git', '.svn', '.hg'])

/** A file's bytes. It is open only while one piece of work reads it, so that a log is never held against its writer; a file that vanished reads as empty. */
export function fileSource(name: string, size: number): ByteSource {
  return {
    size,
    readInto: (target, at, offset, length) => {
      try {
        return readSync(opened(name), target, at, Math.min(length, target.length - at), offset)
      } catch {
        return 0
      }
    },
  }
}

/** Files that work has opened which reads many places of them. When it gives way to other work, they are closed. */
const open = new Map<string, number>()
const MOST_OPEN = 16

function opened(name: string): number {
  const known = open.get(name)
  if (known !== undefined) return known
  if (open.size === MOST_OPEN) closeAll()
  const file = openSync(name, 'r')
  if (open.size === 0) setImmediate(closeAll)
  open.set(name, file)
  return file
}

function closeAll(): void {
  for (const file of open.values()) closeSync(file)
  open.clear()
}

/** Keeps a file open while its source is used: for reading it whole. */
export const withSource = <T>(name: string, use: (source: ByteSource) => T): T => withFile(name, file => use(openSource(file)))

/** The same for a use that takes its time. `identity` is what the disk knows the file by, `modified` when it was written to. */
export async function withOpenSource<T>(
  name: string,
  use: (source: ByteSource, identity: string, modified: number) => Promise<T>,
): Promise<T> {
  const file = openSync(name, 'r')
  try {
    const { dev, ino, mtimeMs } = fstatSync(file)
    return await use(openSource(file), `${dev}:${ino}`, mtimeMs)
  } finally {
    closeSync(file)
  }
}

const openSource = (file: number): ByteSource => ({
  size: fstatSync(file).size,
  readInto: (target, at, offset, length) => readSync(file, target, at, length, offset),
})

function withFile<T>(name: string, use: (file: number) => T): T {
  const file = openSync(name, 'r')
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

/** The files of a folder and the folders below it, links not followed; sorted by path. */
export async function filesBelow(folder: string): Promise<readonly DiskFile[]> {
  const found: DiskFile[] = []
  const visit = async (directory: string): Promise<void> => {
    for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
      const name = path.join(directory, entry.name)
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) await visit(name)
      if (entry.isFile()) found.push(...(await described(name, folder)))
    }
  }
  await visit(folder)
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function described(name: string, folder: string): Promise<readonly DiskFile[]> {
  const file = await diskFile(name, folder)
  return file === undefined ? [] : [file]
}

/** A file by its name; undefined where there is none. */
export async function diskFile(name: string, folder: string): Promise<DiskFile | undefined> {
  const found = await stat(name).catch(() => undefined)
  if (found === undefined || !found.isFile()) return undefined
  return {
    uri: editorUri(name),
    path: path.relative(folder, name).split(path.sep).join('/'),
    size: found.size,
    modified: found.mtimeMs,
  }
}

/** The uri of a file as VS Code spells it, so that an open document and its file on disk are one. */
export function editorUri(name: string): string {
  const [, server, rest] = /^\\\\([^\\]+)(\\.*)$/.exec(name) ?? []
  if (server !== undefined && rest !== undefined && path.sep === '\\') return fileUri(server, rest.split(path.sep))
  const segments = path.resolve(name).split(path.sep)
  return fileUri('', segments[0] === '' ? segments : ['', ...segments])
}

export const nameOf = (uri: string): string => fileURLToPath(uri)
