import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Investigation } from '../../../../shared/investigation.ts'
import { timeline } from './timeline.ts'

test('the picture of a great many failures is drawn from the first to the last', () => {
  const attempts = Array.from({ length: 200_000 }, (_, n) => ({
    at: `2024-01-0${1 + Math.floor(n / 80_000)}T00:00:00.000Z`,
    class: 'bad-password' as const,
    ref: { path: 'dc.log', line: n + 1 },
  }))
  const [picture] = timeline({ timeline: { attempts }, culprits: [] } as unknown as Investigation)
  assert.ok(picture?.kind === 'picture')
  assert.match(picture.from, /2024-01-01/)
  assert.match(picture.to, /2024-01-03/)
})
