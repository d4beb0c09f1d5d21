import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recent } from './recent.ts'

test('the one that was kept longest ago goes', () => {
  const kept = recent<string>(2)
  for (const [key, value] of ['a', 'b', 'c'].entries()) kept.keep(key, value)
  assert.deepEqual([...kept.values()], ['b', 'c'])
  assert.equal(kept.of(0), undefined)
})

test('what is kept again is the newest, what was dropped takes no place', () => {
  const kept = recent<string>(2)
  kept.keep(1, 'a')
  kept.keep(2, 'b')
  kept.keep(1, 'c')
  kept.keep(3, 'd')
  assert.deepEqual([...kept.values()], ['c', 'd'])
  kept.drop(1)
  kept.keep(4, 'e')
  assert.deepEqual([...kept.values()], ['d', 'e'])
  kept.keepOnly(value => value === 'e')
  for (const [key, value] of ['f', 'g'].entries()) kept.keep(key, value)
  assert.deepEqual([...kept.values()], ['f', 'g'])
})

test('the oldest goes whatever was kept, kept again and dropped before', () => {
  const kept = recent<number>(8)
  let expected: number[] = []
  for (let step = 0; step < 5000; step++) {
    const key = (step * 7919) % 23
    if (step % 5 === 0) kept.drop(key)
    else kept.keep(key, key)
    expected = [...expected.filter(other => other !== key), ...(step % 5 === 0 ? [] : [key])].slice(-8)
    assert.deepEqual([...kept.values()], expected)
  }
})

test('what is renewed is what was kept under the number, else what was kept longest ago', () => {
  const numbers = recent<{ said: number }>(2)
  let made = 0
  const renew = (key: number): { said: number } => numbers.renew(key, () => ({ said: ++made }))
  const [first, second] = [renew(1), renew(2)]
  assert.equal(renew(1), first)
  assert.equal(renew(3), second)
  assert.equal(numbers.of(2), undefined)
  assert.equal(renew(2), first)
  assert.equal(made, 2)
})
