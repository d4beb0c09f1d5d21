import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputChunks } from '../../../test/bench/inputs.ts'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { textSource } from './encoding.ts'
import { rangesOf } from './ranges.ts'
import { readTable } from './readTable.ts'
import { type Arrivals, leadReading, newControl, readRange, type SharedReading, stop, takeRange } from './sharedReading.ts'
import type { Stretch } from './stretches.ts'

const format = FORMATS.find(({ id }) => id === 'netlogon')!
const text = textSource(memorySource(Buffer.concat([...inputChunks('netlogon', 200_000)])))
const shared = (): SharedReading => ({ text, format, ranges: rangesOf(format, text, 6), control: newControl(), onProgress: () => {} })

/** A helper that reads so many ranges before the one who leads begins. */
function ahead(reading: SharedReading, count: number) {
  const read = new Map<number, Stretch | undefined>()
  for (let i = 0; i < count; i++) {
    const index = takeRange(reading.control)
    read.set(index, readRange(reading, index))
  }
  return { has: async (index: number) => read.has(index), take: async (index: number) => read.get(index) }
}

test('a file is read whole, however much of it others have read before its reading is led', async () => {
  const whole = readTable(text, format.scanner())
  for (let count = 0; count <= 5; count++) {
    const reading = shared()
    const { table } = await leadReading(reading, ahead(reading, count))
    assert.deepEqual(table, whole, `${count} ranges were read by others`)
  }
})

test('a file whose records do not tell what they leave known is read at once, also where nobody helps', async () => {
  const forgetful: typeof format = {
    ...format,
    scanner: before => {
      const scanner = format.scanner(before)
      return { scan: (...bytes) => scanner.scan(...bytes) }
    },
  }
  const never: Arrivals = { has: async () => false, take: () => assert.fail('nobody reads it') }
  const { table } = await leadReading({ ...shared(), format: forgetful }, never)
  assert.deepEqual(table, readTable(text, forgetful.scanner()))
})

test('what was read up to a stop is the beginning of the file', async () => {
  const reading = shared()
  const arrivals = ahead(reading, 2)
  stop(reading.control)
  const { table } = await leadReading(reading, arrivals)
  assert.ok(table.bytes < text.size / 2)
})
