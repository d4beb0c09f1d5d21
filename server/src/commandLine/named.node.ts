import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type ByteSource, memorySource } from '../evidence/byteSource.ts'
import { editorUri, filesBelow, nameOf, withSource } from '../files.node.ts'
import type { DiskFile } from '../disk.ts'
import { forTerminal } from './terminal.ts'

/** A file that a command line names. What cannot be read twice, such as standard input and pipes, is held in memory. */
export interface NamedFile extends DiskFile {
  readonly bytes?: Uint8Array
}

/** A remark for the terminal, where also the names of files may hold control characters. */
export const warn = (line: string): void => void process.stderr.write(`${forTerminal(line)}\n`)

/** The files a command line names, in its order: folders walked, paths as they would be written to open the files from here. */
export async function filesOf(paths: readonly string[]): Promise<readonly NamedFile[]> {
  const lists = await Promise.all([...new Set(paths)].map(filesAt))
  return lists.flat()
}

async function filesAt(name: string): Promise<readonly NamedFile[]> {
  if (name === '-') return [streamed(name, 0)]
  const found = statSync(name, { throwIfNoEntry: false })
  if (found === undefined) {
    warn(`${name}: there is no such file or folder`)
    return []
  }
  if (found.isFile()) return [{ uri: editorUri(name), path: slashed(name), size: found.size, modified: found.mtimeMs }]
  if (!found.isDirectory()) return [streamed(slashed(name), name)]
  const below = await filesBelow(path.resolve(name))
  return below.map(file => ({ ...file, path: slashed(path.join(name, file.path)) }))
}

function streamed(name: string, from: string | number): NamedFile {
  const bytes = readFileSync(from)
  return { uri: `stdin:${name}`, path: name, size: bytes.length, modified: Date.now(), bytes }
}

/** Opens a named file for as long as it is used. */
export const withNamed = <T>({ uri, bytes }: NamedFile, use: (source: ByteSource) => T): T =>
  bytes === undefined ? withSource(nameOf(uri), use) : use(memorySource(bytes))

const slashed = (name: string): string => name.split(path.sep).join('/')

/** What went wrong, in words. */
export const problemText = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
