// `npm run fuzz [-- --seed 1 --records 1000000 --minutes 10]`: damaged records of every format are read; nothing may throw, hang or leave its file.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { fuzzFormats } from './fuzzFormats.ts'
import { openSyntax } from './openSyntax.ts'

/** The longest one record may take. Milliseconds. */
const LIMIT = 100
/** The longest a log of a hundred records may take before its reading counts as one that never ends. Milliseconds. */
const HANG = 30_000

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    records: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '10' },
  },
})
const batch = new Int32Array(new SharedArrayBuffer(4))
new Worker(new URL('watch.mjs', import.meta.url), { workerData: { batch, seed: values.seed, limit: HANG }, execArgv: [] }).unref()
const start = performance.now()
const { records, problems, slowest } = fuzzFormats({
  seed: Number(values.seed),
  records: Number(values.records),
  time: Number(values.minutes) * 60_000,
  limit: LIMIT,
  syntax: await openSyntax(),
  begins: number => {
    batch[0] = number
  },
})
const seconds = Math.round((performance.now() - start) / 1000)
console.log(
  `seed ${values.seed}: ${records} damaged records in ${seconds} s, ${problems.length} problems, slowest ${slowest.toFixed(1)} ms`,
)
if (problems.length > 0) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lockout-trail-fuzz-'))
  problems.forEach((problem, n) => {
    const file = path.join(folder, `${n}-${problem.format}.bin`)
    writeFileSync(file, problem.bytes)
    console.log(`${problem.format}, batch ${problem.batch} (${file}): ${problem.what}`)
  })
  process.exitCode = 1
}
