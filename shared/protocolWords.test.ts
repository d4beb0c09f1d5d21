import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wayWords } from './protocolWords.ts'

test('how somebody signs in is said in words', () => {
  const protocols = ['smtp', 'activesync', 'service', 'batch', 'interactive', 'unknown', undefined] as const
  const words = ['over SMTP', 'over ActiveSync', 'by a service', 'by a scheduled task', 'at the console', undefined, undefined]
  assert.deepEqual(protocols.map(wayWords), words)
})
