import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readFile } from '../../server/src/evidence/readFile.ts'
import { withSource } from '../../server/src/files.node.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { benchInput, INPUT_NAMES } from './inputs.ts'

/** What an index may cost: times `wc -l` in the same run, and bytes an entry. */
const LIMITS = { 'iis-w3c': 15, 'security-text': 15, netlogon: 25 } as const
const BYTES_AN_ENTRY = 32

const { values } = parseArgs({ options: { mb: { type: 'string', default: '100' }, runs: { type: 'string', default: '5' } } })
const bytes = Number(values.mb) * 1_000_000
const runs = Number(values.runs)

console.log(
  `${values.mb} MB of each log, best of ${runs}, one thread, Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
)
console.log(
  ['log', 'entries', 'MB/s', '× wc -l', 'limit', 'bytes/entry', '']
    .map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(12)))
    .join(''),
)

for (const name of INPUT_NAMES) {
  const file = benchInput(name, bytes)
  const counting = best(() => execFileSync('wc', ['-l', file]))
  let entries = 0
  let indexBytes = 0
  const reading = best(() => {
    const read = withSource(file, source => readFile(FORMATS, basename(file), source))
    if (!('table' in read)) throw new Error(`${name} was not recognised: ${read.because}`)
    entries = read.table.segments.reduce((sum, segment) => sum + segment.count, 0)
    indexBytes = read.table.indexBytes
  })
  const ratio = reading / counting
  const perEntry = indexBytes / entries
  const verdict = ratio <= LIMITS[name] && perEntry <= BYTES_AN_ENTRY ? 'within' : 'OVER'
  const cells = [name, entries, Math.round(bytes / 1000 / reading), ratio.toFixed(1), LIMITS[name], perEntry.toFixed(1), verdict]
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(16) : String(cell).padStart(12))).join(''))
}

/** The shortest of some runs, milliseconds. */
function best(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}
