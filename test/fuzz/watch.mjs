// Ends the process whose main thread reads the same batch for too long: that thread itself can no longer say so.
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { batch, seed, limit } = workerData
let before = -1
setInterval(() => {
  if (batch[0] === before) {
    writeSync(1, `seed ${seed}: batch ${before} does not end\n`)
    process.kill(process.pid, 'SIGKILL')
  }
  before = batch[0]
}, limit)
