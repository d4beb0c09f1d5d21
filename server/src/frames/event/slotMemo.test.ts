import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slotMemo } from './slotMemo.ts'
import { memoryOf } from '../form/form.ts'

/** The slots of an event whose values are these. */
function eventOf(...values: readonly string[]) {
  const bytes = new TextEncoder().encode(values.join(''))
  const to = Int32Array.from(values, (_, i) => values.slice(0, i + 1).join('').length)
  const from = Int32Array.from(values, (value, i) => to[i]! - value.length)
  return [memoryOf(bytes), { from, to }] as const
}

test('values are known again wherever they lie, and only as a whole', () => {
  const memo = slotMemo([0, 2])
  assert.equal(memo.recall(...eventOf('4625', 'ann', '0xc000006a')), -1)
  const place = memo.learn(...eventOf('4625', 'ann', '0xc000006a'))
  assert.equal(memo.recall(...eventOf('4625', 'somebody else', '0xc000006a')), place)
  assert.equal(memo.recall(...eventOf('4625', 'ann', '0xc000006b')), -1)
  assert.equal(memo.recall(...eventOf('4625', 'ann', '')), -1)
  assert.equal(memo.recall(...eventOf('', 'ann', '46250xc000006a')), -1)
  assert.equal(memo.recall(...eventOf('4624', 'ann', '0xc000006a')), -1)
})

test('two values whose letters fall on the same place are kept beside each other, and a third takes the place of one', () => {
  const memo = slotMemo([0])
  const spelled = (text: string) => eventOf(`${text}-the same end`)
  const places = ['one', 'two', 'six'].map(text => {
    assert.equal(memo.recall(...spelled(text)), -1)
    return memo.learn(...spelled(text))
  })
  assert.notEqual(places[0], places[1])
  assert.equal(memo.recall(...spelled('six')), places[2])
  assert.equal(memo.recall(...spelled('one')), -1)
  assert.equal(memo.recall(...spelled('two')), places[1])
})
