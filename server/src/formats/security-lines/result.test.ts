import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutEscapes } from './result.ts'

test('every byte of a text knows where that it stands for began and ended', () => {
  const written = String.raw`a\tb\u00e4\ud83d\ude00\ud83dx\\c\"`
  const bytes = new TextEncoder().encode(`${written}","host":"x"`)
  const { bytes: said, places, ends } = withoutEscapes(bytes, 0, bytes.length)
  assert.equal(new TextDecoder().decode(said), JSON.parse(`"${written}"`.replace(String.raw`\ud83dx`, '\u{fffd}x')))
  assert.deepEqual(
    [...places].map((place, i) => written.slice(place, ends[i])).filter((text, i, all) => text !== all[i - 1]),
    ['a', String.raw`\t`, 'b', String.raw`\u00e4`, String.raw`\ud83d\ude00`, String.raw`\ud83d`, 'x', String.raw`\\`, 'c', String.raw`\"`],
  )
})
