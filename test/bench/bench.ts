import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readFile, recogniseSource } from '../../server/src/evidence/readFile.ts'
import { CHUNK } from '../../server/src/evidence/readTable.ts'
import { withSource } from '../../server/src/files.node.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { benchInput, HUNDRED_MEGABYTES, INPUT_NAMES, type InputName, labelOf, otherBenchInput, type OtherInput } from './inputs.ts'
import { LIST_INPUTS } from './lists.ts'
import { scale } from './scale.ts'
import { VARIED_INPUTS } from './variedInputs.ts'

/** What an index may cost: times `wc -l` in the same run, and bytes an entry. */
const LIMITS = { 'iis-w3c': 15, 'security-text': 15, netlogon: 25 } as const
const LIMIT = 20
const LIMIT_OF_DELIMITED = 40
const BYTES_AN_ENTRY = 32
/** A log of delimited values, or of escaped ones: CSV, XML, JSON. Snare has its columns between tabs, EventCombMT between commas. */
const IS_DELIMITED =
  /^(?:dhcp|iis-native|nps|exchange-|security-(?:csv|json|xml)|security-lines-(?:snare|eventcombmt)|tasklist-csv|process-list-wmic-csv)/

interface Measured {
  readonly label: string
  readonly format: string
  readonly limit: number
  readonly file: (bytes: number) => string
}

const LOGS = INPUT_NAMES.map(
  (label: InputName): Measured => ({ label, format: label, limit: LIMITS[label], file: bytes => benchInput(label, bytes) }),
)
const OTHERS = [...VARIED_INPUTS, ...LIST_INPUTS].map((input: OtherInput): Measured => {
  const label = labelOf(input)
  const limit = IS_DELIMITED.test(label) ? LIMIT_OF_DELIMITED : LIMIT
  return { label, format: input.format, limit, file: bytes => otherBenchInput(input, bytes) }
})

const { values } = parseArgs({
  options: {
    mb: { type: 'string' },
    runs: { type: 'string' },
    all: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    scale: { type: 'string' },
  },
})
const runs = Number(values.runs ?? (values.all ? 4 : 12))
const bytes = values.mb === undefined ? HUNDRED_MEGABYTES : Number(values.mb) * 1_000_000

if (values.scale !== undefined) {
  await scale(values.scale, values.mb === undefined ? undefined : Number(values.mb))
} else if (values.only !== undefined) {
  for (const one of [...LOGS, ...OTHERS].filter(({ label }) => values.only?.includes(label))) measure(one)
} else {
  console.log(
    `best of ${runs}, one thread, Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  )
  console.log('floor: the same chunks taken from the file and not looked at\n')
  printRow(['log', 'MB', 'entries', 'gaps', 'MB/s', '× wc -l', 'limit', 'floor', 'recognised ms', 'bytes/entry', ''])
  // Each in a process of its own, so that none is compiled for what the others do.
  for (const { label } of values.all ? [...LOGS, ...OTHERS] : LOGS)
    execFileSync(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--only', label], { stdio: 'inherit' })
}

function measure({ label, format, limit, file: fileOf }: Measured): void {
  const file = fileOf(bytes)
  const buffer = new Uint8Array(CHUNK)
  const recognise = () => withSource(file, source => recogniseSource(FORMATS, basename(file), source))
  const index = () => withSource(file, source => readFile(FORMATS, basename(file), source))
  const read = index()
  if (!('table' in read)) throw new Error(`${label} was not recognised: ${read.because}`)
  if (read.recognition.format?.id !== format) throw new Error(`${label} was taken for ${read.recognition.format?.id}`)
  // As many bytes for each log, so that beginning a process weighs the same.
  const times = Math.ceil(HUNDRED_MEGABYTES / bytes)
  const files = Array.from({ length: times }, () => file)
  // One after the other in every run, so that a busy moment of the machine meets all of them alike.
  const [counted, floor, recognising, reading] = best([
    () => wall(() => execFileSync('wc', ['-l', ...files])),
    () => busy(() => readChunks(file, buffer)),
    () => busy(recognise),
    () => busy(index),
  ])
  const counting = counted / times
  const entries = read.table.segments.reduce((sum, segment) => sum + segment.count, 0)
  const perEntry = read.table.indexBytes / entries
  const ratio = reading / counting
  const verdict = ratio <= limit && perEntry <= BYTES_AN_ENTRY ? 'within' : 'OVER'
  const speed = Math.round(bytes / 1000 / reading)
  printRow([
    label,
    bytes / 1_000_000,
    entries,
    read.table.gaps.length,
    speed,
    ratio.toFixed(1),
    limit,
    (floor / counting).toFixed(1),
    recognising.toFixed(1),
    perEntry.toFixed(1),
    verdict,
  ])
}

function printRow(cells: readonly (string | number)[]): void {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(14))).join(''))
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
