import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOn } from '../model/memory.ts'
import { TextMemory } from './textMemory.ts'

/** A memory that is asked about texts, each in front of others: what was said of it, else it is said that it stands for `who`. */
function asking() {
  const memory = new TextMemory()
  return (text: string, who: number, number = 0, before = ''): number => {
    const bytes = new TextEncoder().encode(`${before}${text},and more`)
    const place = memory.placeOf(number, viewOn(bytes), before.length, before.length + text.length)
    if (place === 0) return -1
    const known = memory.whoAt(place)
    if (known >= 0) assert.equal(memory.whatAt(place), known + 1)
    else memory.say(place, who, who + 1)
    return known
  }
}

test('a text stands for what was said of it, wherever it stands', () => {
  for (const text of ['', 'a', 'abcd', 'Renew,10.42.62.101,WKS-0313.contoso.com,0A1B2C3DA138', 'x'.repeat(1024)]) {
    const ask = asking()
    assert.deepEqual(
      ['', '', 'x', 'xy', 'xyz', 'wxyz'].map((before, n) => ask(text, n, 0, before)),
      [-1, 0, 0, 0, 0, 0],
    )
  }
})

test('texts that differ in a letter, in length, in zero bytes or in their number are others', () => {
  const ask = asking()
  const keys: [string, number][] = [
    ['abcd', 0],
    ['abcd', 1],
    ['abce', 0],
    ['bbcd', 0],
    ['abc', 0],
    ['abcde', 0],
    ['', 0],
    ['\0', 0],
    ['\0\0', 0],
  ]
  for (let n = 0; n < keys.length; n++) assert.equal(ask(keys[n]![0], n, keys[n]![1]), -1, keys[n]![0])
  for (let n = 0; n < keys.length; n++) assert.equal(ask(keys[n]![0], -1, keys[n]![1]), n)
})

test('a long text is not kept', () => {
  const ask = asking()
  assert.deepEqual([ask('x'.repeat(1025), 0), ask('x'.repeat(1025), 0)], [-1, -1])
})

test('thousands of texts are kept, and too many are forgotten, not mixed up', () => {
  const ask = asking()
  const numbers = Array.from({ length: 100_000 }, (_, n) => n)
  for (const n of numbers.slice(0, 30_000)) assert.equal(ask(`text ${n}`, n), -1)
  for (const n of numbers.slice(0, 30_000)) assert.equal(ask(`text ${n}`, -1), n)
  for (const n of numbers.slice(30_000)) assert.equal(ask(`text ${n}`, n), -1)
  for (const n of numbers) assert.ok([n, -1].includes(ask(`text ${n}`, n)))
  const other = asking()
  for (const n of numbers.slice(0, 10_000)) assert.equal(other(`${'x'.repeat(1000)}${n}`, n), -1)
  assert.equal(other(`${'x'.repeat(1000)}9999`, -1), 9999)
})
