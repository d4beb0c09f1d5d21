import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { CaseFile } from '../../../shared/caseFile.ts'
import { readCase } from '../../../shared/readCase.ts'
import { memorySource } from '../evidence/byteSource.ts'
import { type ReadFile, readFile } from '../evidence/readFile.ts'
import { type EvidenceStore, evidenceStore } from '../evidence/store.ts'
import { EMPTY_CASE, type Snapshot } from '../evidence/snapshot.ts'
import { zoneOf } from '../evidence/zone.ts'
import type { Unrecognised } from '../formats/recognise.ts'
import { FORMATS } from '../formats/registry.ts'
import { nodeDisk } from '../disk.node.ts'
import type { Disk, DiskFile } from '../disk.ts'
import { logFiles } from '../logFile.ts'
import { type Wish, WrongUsage } from './arguments.ts'
import { filesOf, type NamedFile, problemText, warn } from './named.node.ts'

/** Reads everything a wish names. Unrecognised files are listed on stderr with the reason. */
export async function readEvidence(wish: Wish): Promise<{ readonly snapshot: Snapshot; readonly milliseconds: number }> {
  const named = await filesOf(wish.paths)
  const files = named.filter(file => !isCase(file.path))
  const store = evidenceStore()
  store.setClocks({
    timeZone: wish.zone ?? '',
    ...(wish.dates === undefined ? {} : { dateOrder: wish.dates }),
    ...(wish.year === undefined ? {} : { year: wish.year }),
  })
  store.setCase(caseOf(wish, named))
  const start = performance.now()
  const read = await readAll(files, wish.threads ?? Math.min(4, availableParallelism()))
  // In the order of their names, whichever was read first: the same command gives the same document.
  files.forEach((file, i) => keep(store, file, read[i]!))
  return { snapshot: store.snapshot(), milliseconds: Math.round(performance.now() - start) }
}

async function readAll(files: readonly NamedFile[], threads: number): Promise<readonly (ReadFile | Unrecognised)[]> {
  const disk = nodeDisk(path.join(__dirname, 'worker.node.js'), threads)
  const read: (ReadFile | Unrecognised)[] = []
  let next = 0
  const readNext = async (): Promise<void> => {
    for (let i = next++; i < files.length; i = next++) read[i] = await readOne(disk, files[i]!)
  }
  await Promise.all(Array.from({ length: Math.min(threads, files.length) }, readNext))
  await disk.dispose()
  return read
}

async function readOne(disk: Disk, file: NamedFile): Promise<ReadFile | Unrecognised> {
  if (file.bytes !== undefined) return readFile(FORMATS, '', memorySource(file.bytes))
  try {
    return await disk.read(file, () => true)
  } catch (problem) {
    return { format: undefined, confidence: 0, because: `cannot be read: ${problemText(problem)}` }
  }
}

function keep(store: EvidenceStore, file: NamedFile, read: ReadFile | Unrecognised): void {
  if ('table' in read) return store.put(logFiles(file.uri, file.path, file.modified, read))
  warn(`${file.path}: skipped, ${read.because}`)
  return store.putUnrecognised(file.uri, file.path, read.because)
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
  const read = readCase(caseTextAt(name))
  if (!read.ok) throw new WrongUsage(`${name} is not a lockout case: ${read.because}`)
  const zone = read.case.clocks?.find(clock => clock.zone !== undefined && zoneOf(clock.zone) === undefined)?.zone
  if (zone !== undefined) throw new WrongUsage(`${name}: "${zone}" is no time zone; write an IANA name or ±hh:mm`)
  return read.case
}

function caseTextAt(name: string): string {
  try {
    return readFileSync(name, 'utf8')
  } catch (problem) {
    throw new WrongUsage(`the case file cannot be read: ${problemText(problem)}`)
  }
}
