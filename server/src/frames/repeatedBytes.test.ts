import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RepeatedBytes } from './repeatedBytes.ts'

const asked = (...texts: readonly string[]): readonly boolean[] => {
  const repeated = new RepeatedBytes()
  return texts.map(text => repeated.again(Buffer.from(` ${text} `), 1, 1 + text.length))
}

test('a value is the one before or another', () => {
  assert.deepEqual(asked('10.1.1.25', '10.1.1.25', '10.1.1.26', '10.1.1.26', '10.1.1.2'), [false, true, false, true, false])
  assert.deepEqual(asked('', '', 'a', ''), [false, true, false, false])
})

test('a value that is too long to be remembered is another every time', () => {
  assert.deepEqual(asked('x'.repeat(128), 'x'.repeat(128)), [false, true])
  assert.deepEqual(asked('x'.repeat(129), 'x'.repeat(129), 'x'), [false, false, false])
})
