import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputChunks } from '../../../test/bench/inputs.ts'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { rangesOf } from './ranges.ts'

const format = FORMATS.find(({ id }) => id === 'netlogon')!
const text = textSource(memorySource(Buffer.concat([...inputChunks('netlogon', 200_000)])))

/** More than a record of this log has. Bytes. */
const RECORD = 500

test('ranges follow each other from the start of a file to its end, the first one larger by as much as is asked for', () => {
  for (const ahead of [0, 60_000]) {
    const ranges = rangesOf(format, text, 3, ahead)
    const [first, ...more] = ranges.map(({ from, to }) => to - from)
    const each = (text.size - ahead) / 3
    assert.equal(more.length, 2)
    assert.ok(Math.abs(first! - each - ahead) < RECORD)
    for (const size of more) assert.ok(Math.abs(size - each) < RECORD)
    assert.deepEqual(ranges.map(({ from }) => from).slice(1), ranges.map(({ to }) => to).slice(0, -1))
    assert.deepEqual([ranges[0]?.from, ranges.at(-1)?.to], [0, text.size])
  }
})
