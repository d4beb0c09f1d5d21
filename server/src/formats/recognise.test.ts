import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Format, Head, Recognition } from './format.ts'
import { headOf, notText, recognise } from './recognise.ts'

/** A format that makes one claim, whatever it is shown. */
function claiming(id: string, claim: Recognition | undefined): Format {
  return {
    id,
    title: id,
    language: `lockout-${id}`,
    basis: 'none',
    fields: [],
    can: { userName: 'never', clientAddress: 'never', failure: 'never', process: 'never' },
    grammar: id,
    recognise: () => claim,
    scanner: () => ({ scan: (_bytes, _start, end) => end }),
  }
}

const claim = (confidence: number): Recognition => ({ confidence, because: `it is ${confidence} sure` })
const head = headOf('some.log', 'a line\n')
const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes)

test('the strongest claim wins, and its reason is told', () => {
  const { format, because } = recognise([claiming('weak', claim(0.4)), claiming('strong', claim(0.9))], head)
  assert.equal(format?.id, 'strong')
  assert.equal(because, 'it is 0.9 sure')
})

test('of equal claims the one of the earlier format wins', () => {
  assert.equal(recognise([claiming('first', claim(0.8)), claiming('second', claim(0.8))], head).format?.id, 'first')
})

test('a claim that is hardly one is none', () => {
  const { format, confidence, because } = recognise([claiming('unsure', claim(0.29)), claiming('silent', undefined)], head)
  assert.equal(format, undefined)
  assert.equal(confidence, 0)
  assert.equal(because, 'no format recognises its lines')
})

test('an empty file is called empty', () => {
  assert.equal(recognise([claiming('silent', undefined)], headOf('some.log', ' \r\n')).because, 'the file is empty')
})

test('formats see the lines of a head, whatever ends them', () => {
  const seen: Head[] = []
  const watching: Format = { ...claiming('watching', undefined), recognise: shown => void seen.push(shown) }
  recognise([watching], headOf('ex060912.log', 'one\r\ntwo\nthree\rfour'))
  assert.deepEqual(
    seen.map(({ fileName, lines }) => [fileName, ...lines]),
    [['ex060912.log', 'one', 'two', 'three', 'four']],
  )
})

test('binary logs are told by their first bytes, with advice', () => {
  const evtx = new TextEncoder().encode('ElfFile\0')
  assert.equal(notText(evtx, 'ElfFile\0')?.because, 'a binary event log (.evtx): not readable yet, export it as text')
  for (const magic of [
    [0xd4, 0xc3, 0xb2, 0xa1],
    [0x4d, 0x3c, 0xb2, 0xa1],
    [0x47, 0x4d, 0x42, 0x55],
  ])
    assert.match(notText(bytesOf(...magic), '')?.because ?? '', /^a network trace/)
})

test('bytes with many control characters are no text, a stray one does no harm', () => {
  assert.equal(notText(bytesOf(1, 2, 3, 4), '\x01\x02\x03\x04')?.because, 'binary data, not a text log')
  assert.equal(notText(bytesOf(0x61), `${'a line of text\r\n'.repeat(20)}\x1a`), undefined)
  assert.equal(notText(bytesOf(0x61), `${'a line of text\r\n'.repeat(20)}${'\0'.repeat(4096)}`), undefined)
})
