import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_INPUTS, listText } from '../../../test/bench/lists.ts'
import { randomStream } from '../../../tools/sample/random.ts'
import type { Format } from './format.ts'
import { FORMATS } from './registry.ts'
import { record } from './testing/reading.testing.ts'

/** What the entries of a log say. */
function said(format: Format, bytes: Uint8Array) {
  const { table } = record(format, bytes)
  return Array.from({ length: table.count }, (_, entry) => ({ who: table.who(entry), what: table.what(entry) }))
}

test('lists of a machine say together what each of them says alone', () => {
  for (const input of LIST_INPUTS) {
    const format = FORMATS.find(({ id }) => id === input.format)!
    const next = listText(input, randomStream(7, input.format))
    const texts = Array.from({ length: 6 }, () => Buffer.from(next(), 'latin1'))
    const alone = texts.map(text => said(format, text))
    const name = `${input.format} ${input.layout}`
    assert.ok(alone[0]!.length > 20, name)
    assert.deepEqual(said(format, Buffer.concat(texts)), alone.flat(), name)
  }
})
