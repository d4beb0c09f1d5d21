import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WordDictionary } from './wordDictionary.ts'

test('a word has one id, brought as text or read from bytes, of whatever letters and length, and with a secret in it', () => {
  const words = ['TCP 25', 'é', 'x'.repeat(128), 'x'.repeat(129), 'net use /user:x secret', `€${'x'.repeat(300)}`]
  const dictionary = new WordDictionary()
  const term = (word: string): number => {
    const bytes = new TextEncoder().encode(`.${word}.`)
    return dictionary.get(bytes, 1, bytes.length - 1)
  }
  const brought = words.map((word, n) => (n % 2 === 0 ? dictionary.of(word) : term(word)))
  assert.deepEqual(brought, [1, 2, 3, 4, 5, 6])
  assert.deepEqual(words.map(term), brought)
  assert.deepEqual(
    words.map(word => dictionary.of(word)),
    brought,
  )
  assert.deepEqual(term('\u00e9'), 2)
  assert.deepEqual(dictionary.get(Uint8Array.of(0xe9), 0, 1), 2)
  assert.deepEqual([dictionary.of(''), term('')], [0, 0])
  assert.equal(dictionary.list.length, 7)
})
