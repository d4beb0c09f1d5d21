import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readFile, recogniseSource } from '../../server/src/evidence/readFile.ts'
import { CHUNK } from '../../server/src/evidence/readTable.ts'
import { withSource } from '../../server/src/files.node.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { benchInput, INPUT_NAMES } from './inputs.ts'

/** What an index may cost: times `wc -l` in the same run, and bytes an entry. */
const LIMITS = { 'iis-w3c': 15, 'security-text': 15, netlogon: 25 } as const
const BYTES_AN_ENTRY = 32

const { values } = parseArgs({ options: { mb: { type: 'string', default: '100' }, runs: { type: 'string', default: '12' } } })
const bytes = Number(values.mb) * 1_000_000
const runs = Number(values.runs)

console.log(
  `${values.mb} MB of each log, best of ${runs}, one thread, Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
)
console.log('floor: the same chunks taken from the file and not looked at\n')
printRow(['log', 'entries', 'MB/s', '× wc -l', 'limit', 'floor', 'recognised ms', 'bytes/entry', ''])

for (const name of INPUT_NAMES) {
  const file = benchInput(name, bytes)
  const buffer = new Uint8Array(CHUNK)
  const recognise = () => withSource(file, source => recogniseSource(FORMATS, basename(file), source))
  const index = () => withSource(file, source => readFile(FORMATS, basename(file), source))
  const read = index()
  if (!('table' in read)) throw new Error(`${name} was not recognised: ${read.because}`)
  // One after the other in every run, so that a busy moment of the machine meets all of them alike.
  const [counting, floor, recognising, reading] = best([
    () => wall(() => execFileSync('wc', ['-l', file])),
    () => busy(() => readChunks(file, buffer)),
    () => busy(recognise),
    () => busy(index),
  ])
  const entries = read.table.segments.reduce((sum, segment) => sum + segment.count, 0)
  const perEntry = read.table.indexBytes / entries
  const ratio = reading / counting
  const verdict = ratio <= LIMITS[name] && perEntry <= BYTES_AN_ENTRY ? 'within' : 'OVER'
  const speed = Math.round(bytes / 1000 / reading)
  printRow([
    name,
    entries,
    speed,
    ratio.toFixed(1),
    LIMITS[name],
    (floor / counting).toFixed(1),
    recognising.toFixed(1),
    perEntry.toFixed(1),
    verdict,
  ])
}

function printRow(cells: readonly (string | number)[]): void {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(16) : String(cell).padStart(14))).join(''))
}

/** Takes a file into memory chunk by chunk, as the reading of logs does. */
function readChunks(file: string, buffer: Uint8Array): void {
  withSource(file, source => {
    for (let offset = 0; offset < source.size; ) offset += source.readInto(buffer, 0, offset, buffer.length)
  })
}

/** The shortest time of each piece of work, milliseconds. */
function best<T extends readonly (() => number)[]>(work: readonly [...T]): { [K in keyof T]: number } {
  const shortest = work.map(() => Number.POSITIVE_INFINITY)
  for (let run = 0; run < runs; run++) work.forEach((time, i) => (shortest[i] = Math.min(shortest[i]!, time())))
  return shortest as { [K in keyof T]: number }
}

function wall(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The time of work in this process: that on the clock, or that on the processor where others were on it too. */
function busy(work: () => unknown): number {
  const before = process.cpuUsage()
  const onClock = wall(work)
  const { user, system } = process.cpuUsage(before)
  return Math.min(onClock, (user + system) / 1000)
}
