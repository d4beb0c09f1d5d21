// npm run gym [-- --seeds 20] [--first 1] [--case words] [--verbose]
import { parseArgs } from 'node:util'
import { runGym } from './gym.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    case: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const start = performance.now()
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i)
runGym(seeds, values.case, line => console.log(line), values.verbose)
console.log(`${seeds.length} seeds, ${Math.round((performance.now() - start) / 1000)} s`)
