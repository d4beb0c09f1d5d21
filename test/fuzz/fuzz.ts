// `npm run fuzz [-- --seed 1 --records 1000000 --minutes 10]`: damaged records of every format are read; nothing may throw, hang or leave its file.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzFormats } from './fuzzFormats.ts'
import { openSyntax } from './openSyntax.ts'

/** The longest one record may take. Milliseconds. */
const LIMIT = 100

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    records: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '10' },
  },
})
const start = performance.now()
const { records, problems, slowest } = fuzzFormats({
  seed: Number(values.seed),
  records: Number(values.records),
  time: Number(values.minutes) * 60_000,
  limit: LIMIT,
  syntax: await openSyntax(),
})
const seconds = Math.round((performance.now() - start) / 1000)
console.log(
  `seed ${values.seed}: ${records} damaged records in ${seconds} s, ${problems.length} problems, slowest ${slowest.toFixed(1)} ms`,
)
if (problems.length > 0) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lockout-trail-fuzz-'))
  problems.forEach(({ format, batch, what, bytes }, n) => {
    const file = path.join(folder, `${n}-${format}.bin`)
    writeFileSync(file, bytes)
    console.log(`${format}, batch ${batch} (${file}): ${what}`)
  })
  process.exitCode = 1
}
