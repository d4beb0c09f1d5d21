import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { nodeDisk } from './disk.node.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'disk-'))
after(() => rmSync(folder, { recursive: true }))

/** Ends the reading of the first file as soon as another worker has a range of it; that one fails when the second file is read. */
const WORKER = `
const { parentPort } = require('node:worker_threads')
const others = new BroadcastChannel('disk-test')
parentPort.on('message', ({ type, id, name, control }) => {
  const end = () => parentPort.postMessage({ id, type: 'unrecognised', because: 'done' })
  if (type === 'help') {
    Atomics.add(control, 1, 1)
    others.onmessage = () => {
      throw new Error('too little memory')
    }
    others.postMessage('begun')
  } else if (type === 'read' && name.endsWith('first.log')) {
    others.onmessage = end
    parentPort.postMessage({ id, type: 'offer', offer: { format: '', size: 2, ranges: [0, 1] } })
  } else if (type === 'read') {
    others.onmessage = null
    others.postMessage('fail')
    setTimeout(end, 100)
  }
})
`

test('a worker that fails after the file it helped with is read takes no other file with it', async () => {
  const worker = path.join(folder, 'worker.cjs')
  writeFileSync(worker, WORKER)
  const disk = nodeDisk(worker, 2)
  const read = async (name: string) => disk.read({ uri: `file:///logs/${name}`, path: name, size: 2, modified: 0 }, () => true)
  for (const name of ['first.log', 'second.log']) assert.deepEqual(await read(name), { format: undefined, confidence: 0, because: 'done' })
  await disk.dispose()
})
