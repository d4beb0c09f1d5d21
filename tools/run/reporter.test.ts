import assert from 'node:assert/strict'
import { test } from 'node:test'
import report from './reporter.mjs'

interface Event {
  readonly type: string
  readonly data: object
}

const passing = (name: string, more: object = {}): Event => ({ type: 'test:pass', data: { name, details: {}, ...more } })
const failing = (name: string, failureType: string): Event => ({
  type: 'test:fail',
  data: { name, file: 'some.test.ts', details: { error: { failureType, cause: new Error(`${name} went wrong`) } } },
})

async function printed(...events: readonly Event[]): Promise<string> {
  let text = ''
  for await (const piece of report(events)) text += piece
  return text
}

test('the last line counts the tests', async () => {
  assert.equal(await printed(passing('one'), passing('two')), '2 passed, 0 failed\n')
})

test('a group is not a test', async () => {
  assert.equal(await printed(passing('one'), passing('a suite', { details: { type: 'suite' } })), '1 passed, 0 failed\n')
})

test('a failure is shown with its message, and once', async () => {
  const text = await printed(failing('inner', 'testCodeFailure'), failing('outer', 'subtestsFailed'))
  assert.match(text, /✗ inner \(some\.test\.ts\)\n {4}inner went wrong/)
  assert.doesNotMatch(text, /outer/)
  assert.match(text, /\n0 passed, 1 failed\n$/)
})

test('a skipped test counts as failed', async () => {
  assert.match(await printed(passing('later', { skip: 'no time' })), /\n0 passed, 1 failed\n$/)
})
