import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from './plainText.ts'

test('every sign knows where it stands as written', () => {
  const { text, places } = plainText('A\\\\B:\\r\\n\\tM\\u00fcller 🔑\\')
  assert.equal(text, 'A\\B:\r\n\tMüller 🔑\\')
  assert.deepEqual(places.slice(0, 9), [0, 1, 3, 4, 5, 7, 9, 11, 12])
  assert.equal(places.length, text.length + 1)
  assert.equal(places.at(-1), 'A\\\\B:\\r\\n\\tM\\u00fcller 🔑\\'.length)
})

test('nothing says nothing', () => assert.deepEqual(plainText(''), { text: '', places: [0] }))
