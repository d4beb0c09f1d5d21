import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ByteDictionary } from './byteDictionary.ts'

const UTF8 = new TextEncoder()

/** A dictionary whose values count up, asked with text. */
function counting() {
  const dictionary = new ByteDictionary()
  const seen: string[] = []
  const onNew = (tag: number, key: Uint8Array, split: number): number => {
    const text = new TextDecoder().decode(key)
    return seen.push(`${tag} ${text.slice(0, split)}|${text.slice(split)}`) - 1
  }
  return {
    seen,
    dictionary,
    get: (tag: number, text: string, before = '', after = '') => {
      const bytes = UTF8.encode(before + text + after)
      return dictionary.get(tag, bytes, before.length, before.length + text.length, onNew)
    },
    pair: (tag: number, first: string, second: string) => {
      const bytes = UTF8.encode(`${second} ${first}`)
      return dictionary.getPair(tag, bytes, second.length + 1, bytes.length, 0, second.length, onNew)
    },
  }
}

test('a spelling has one value, wherever in memory it stands', () => {
  const { get, seen } = counting()
  const before = ['', 'x', 'xy', 'xyz', 'wxyz']
  const values = before.flatMap(some => [get(1, 'CONTOSO\\User1', some), get(1, 'CONTOSO\\User1', some, ' and more')])
  assert.deepEqual(new Set(values), new Set([0]))
  assert.deepEqual(seen, ['1 CONTOSO\\User1|'])
})

test('a spelling has one value, from whichever of two memories it is read in turn', () => {
  const { dictionary } = counting()
  let next = 0
  const log = UTF8.encode('user1 user2 ').subarray(0)
  const put = UTF8.encode('xyz user2 user1 ').subarray(3)
  const get = (bytes: Uint8Array, at: number): number => dictionary.get(1, bytes, at, at + 5, () => next++)
  for (let turn = 0; turn < 3; turn++) assert.deepEqual([get(log, 0), get(put, 7), get(log, 6), get(put, 1)], [0, 0, 1, 1])
})

test('spellings that differ in length, tag, last byte or zero bytes are different keys', () => {
  const { get } = counting()
  const keys: [number, string][] = [
    [1, ''],
    [2, ''],
    [1, 'a'],
    [1, 'a\0'],
    [1, '\0'],
    [1, '\0\0\0\0'],
    [1, 'abcd'],
    [1, 'abce'],
    [1, 'abcde'],
    [3, 'abcd'],
  ]
  assert.deepEqual(
    keys.map(([tag, text]) => get(tag, text)),
    keys.map((_, i) => i),
  )
})

test('a pair is told by its parts, not by their concatenation', () => {
  const { pair, get, seen } = counting()
  assert.deepEqual(
    [pair(3, '1728', 'EXCHSRV01'), pair(3, '17', '28EXCHSRV01'), pair(3, '1728EXCHSRV01', ''), get(3, '1728EXCHSRV01')],
    [0, 1, 2, 3],
  )
  assert.deepEqual([pair(3, '1728', 'EXCHSRV01'), pair(3, '1728EXCHSRV01', '')], [0, 2])
  assert.equal(seen[0], '3 1728|EXCHSRV01')
})

test('values are kept through growth', () => {
  const { get, pair } = counting()
  const values = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? pair(3, `${i}`, 'HOST') : get(1, `10.0.${i}`)))
  const again = values.map((_, i) => (i % 3 === 0 ? pair(3, `${i}`, 'HOST') : get(1, `10.0.${i}`)))
  assert.deepEqual(again, values)
  assert.equal(new Set(values).size, 20_000)
})

test('a long key is a key like others', () => {
  const { get } = counting()
  const long = 'x'.repeat(100_000)
  assert.deepEqual([get(1, long), get(1, `${long}y`), get(1, long)], [0, 1, 0])
})

test('a new key is shown as it is, of whatever length', () => {
  const { get, seen } = counting()
  const texts = Array.from({ length: 300 }, (_, n) => `${'abcdefg'.repeat(50).slice(n % 7, n)}${n}`)
  texts.forEach((text, n) => get(1, text, 'x'.repeat(n % 5)))
  assert.deepEqual(
    seen,
    texts.map(text => `1 ${text}|`),
  )
})
