// `npm run soak [-- --seed 1 --minutes 5 --paged]`: logs are written, rotated, cut, deleted and edited while they are read and asked about; what is known of them has to be what is in them.
import { parseArgs } from 'node:util'
import { soakLibrary } from './soakLibrary.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '5' },
    paged: { type: 'boolean', default: false },
  },
})
const start = performance.now()
const { rounds, deeds, asked, answered, compared, unread, trees, treesLeft, held, others } = await soakLibrary({
  seed: Number(values.seed),
  time: Number(values.minutes) * 60_000,
  rounds: Number.POSITIVE_INFINITY,
  paged: values.paged,
})
const seconds = Math.round((performance.now() - start) / 1000)
const megabytes = (bytes = 0): string => (bytes / 1e6).toFixed(1)
/** The most that was held in the first and in the last third of the rounds: how much there is to hold differs from round to round. */
const third = Math.ceil(held.length / 3)
const [early, late] = [Math.max(...held.slice(0, third)), Math.max(...held.slice(-third))]
console.log(
  `seed ${values.seed}: ${rounds} rounds in ${seconds} s, ${deeds} changes, ${asked} questions (${answered} with an answer), ${compared} files compared, ` +
    `${others.length} other than read, ${unread} gone before they were read, ${treesLeft} of ${trees} trees left, ` +
    `held ${megabytes(early)} MB at first, ${megabytes(late)} MB at last`,
)
for (const other of others) console.log(other)
if (others.length > 0 || treesLeft > 0) process.exitCode = 1
