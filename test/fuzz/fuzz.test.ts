import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chance, mutated } from './mutate.ts'
import { fuzzFormats } from './fuzzFormats.ts'
import { openSyntax } from './openSyntax.ts'

test('damaged records of every format are read without a throw, and every byte lies in one span', async () => {
  const { records, problems } = fuzzFormats({
    seed: 1728,
    records: 6000,
    time: Number.POSITIVE_INFINITY,
    limit: Number.POSITIVE_INFINITY,
    syntax: await openSyntax(),
  })
  assert.deepEqual(
    problems.map(({ format, what }) => `${format}: ${what}`),
    [],
  )
  assert.equal(records, 6000)
})

test('the same seed damages a record the same way, another one another', () => {
  const record = new TextEncoder().encode(
    '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A',
  )
  const all = (seed: number): string => {
    const luck = chance(seed)
    return Array.from({ length: 20 }, () => mutated(record, luck).join()).join('\n')
  }
  assert.equal(all(1), all(1))
  assert.notEqual(all(1), all(2))
})
