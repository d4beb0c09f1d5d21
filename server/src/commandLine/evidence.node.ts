import { readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { type CaseFile, CASE_SCHEMA } from '../../../shared/caseFile.ts'
import { memorySource } from '../evidence/byteSource.ts'
import { type ReadFile, readFile } from '../evidence/readFile.ts'
import { evidenceStore } from '../evidence/store.ts'
import { EMPTY_CASE, type Snapshot } from '../evidence/snapshot.ts'
import type { Unrecognised } from '../formats/recognise.ts'
import { FORMATS } from '../formats/registry.ts'
import { nodeDisk } from '../disk.node.ts'
import { editorUri, filesBelow } from '../files.node.ts'
import type { DiskFile } from '../disk.ts'
import { logFiles } from '../logFile.ts'
import type { Wish } from './arguments.ts'

export const warn = (line: string): void => void process.stderr.write(`${line}\n`)

/** The files a command line names: folders walked, paths as they would be written to open the files from here. */
export async function filesOf(paths: readonly string[]): Promise<readonly DiskFile[]> {
  const lists = await Promise.all(paths.filter(name => name !== '-').map(filesAt))
  return lists.flat()
}

async function filesAt(name: string): Promise<readonly DiskFile[]> {
  const found = statSync(name, { throwIfNoEntry: false })
  if (found === undefined) {
    warn(`${name}: there is no such file or folder`)
    return []
  }
  if (!found.isDirectory()) return [{ uri: editorUri(name), path: slashed(name), size: found.size, modified: found.mtimeMs }]
  const below = await filesBelow(path.resolve(name))
  return below.map(file => ({ ...file, path: slashed(path.join(name, file.path)) }))
}

const slashed = (name: string): string => name.split(path.sep).join('/')

/** Reads everything a wish names. Unrecognised files are listed on stderr with the reason. */
export async function readEvidence(wish: Wish): Promise<{ readonly snapshot: Snapshot; readonly milliseconds: number }> {
  const files = (await filesOf(wish.paths)).filter(file => !isCase(file.path))
  const store = evidenceStore()
  store.setClocks({ timeZone: wish.zone ?? '', ...(wish.year === undefined ? {} : { year: wish.year }) })
  store.setCase(caseOf(wish, await filesOf(wish.paths)))
  const start = performance.now()
  const threads = wish.threads ?? Math.min(4, availableParallelism())
  const disk = nodeDisk(path.join(__dirname, 'worker.node.js'), threads)
  const waiting = [...files]
  const readNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) keep(file, await disk.read(file, () => true))
  }
  const keep = (file: DiskFile, read: ReadFile | Unrecognised): void => {
    if ('table' in read) return store.put(logFiles(file.uri, file.path, file.modified, read))
    warn(`${file.path}: skipped, ${read.because}`)
    return store.putUnrecognised(file.uri, file.path, read.because)
  }
  if (wish.paths.includes('-'))
    keep({ uri: 'stdin:-', path: '-', size: 0, modified: 0 }, readFile(FORMATS, '', memorySource(readFileSync(0))))
  await Promise.all(Array.from({ length: Math.min(threads, files.length) }, readNext))
  const milliseconds = Math.round(performance.now() - start)
  await disk.dispose()
  return { snapshot: store.snapshot(), milliseconds }
}

const isCase = (name: string): boolean => name.endsWith('.lockout-case.json')

/** The case file that was named, else the only one among the files. */
function caseOf(wish: Wish, files: readonly DiskFile[]): CaseFile {
  const found = files.filter(file => isCase(file.path)).map(file => file.path)
  const name = wish.caseFile ?? (wish.command !== 'stats' ? found[0] : undefined)
  if (name === undefined) return EMPTY_CASE
  if (wish.caseFile === undefined && found.length > 1) {
    warn(`${found.length} case files: none is used, name one with --case`)
    return EMPTY_CASE
  }
  if (wish.caseFile === undefined) warn(`using the case file ${name}`)
  const parsed: unknown = JSON.parse(readFileSync(name, 'utf8'))
  if (typeof parsed !== 'object' || parsed === null || !('schema' in parsed) || parsed.schema !== CASE_SCHEMA)
    throw new Error(`${name} is no case file (schema ${CASE_SCHEMA})`)
  return parsed as CaseFile
}
