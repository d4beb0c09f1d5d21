import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AddressDictionary, addressNumber, addressText } from './addressDictionary.ts'

/** The addresses that a dictionary found new, and a question in text. */
function dictionary() {
  const addresses = new AddressDictionary()
  const seen: string[] = ['']
  return {
    seen,
    get: (text: string) => {
      const bytes = new TextEncoder().encode(`<${text}>`)
      return addresses.get(bytes, 1, bytes.length - 1, address => seen.push(addressText(address)) - 1)
    },
  }
}

test('an address has one value, however its numbers are padded', () => {
  const { get, seen } = dictionary()
  assert.deepEqual([get('10.1.5.77'), get('255.255.255.255'), get('010.001.5.77'), get('10.1.5.77'), get('0.0.0.0')], [1, 2, 1, 1, 3])
  assert.deepEqual(seen, ['', '10.1.5.77', '255.255.255.255', '0.0.0.0'])
})

test('what is no IPv4 address has no value', () => {
  const { get, seen } = dictionary()
  for (const text of [
    '',
    '-',
    '10.1.5',
    '10.1.5.',
    '.10.1.5',
    '10..5.77',
    '10.1.5.77.1',
    '10.1.5.256',
    '10.1.5.0077',
    '10.1.5.7x',
    '::1',
    'fe80::1',
    '10.1.5.77:443',
  ])
    assert.equal(get(text), 0, text)
  assert.deepEqual(seen, [''])
})

test('values are kept through growth', () => {
  const { get } = dictionary()
  const texts = Array.from({ length: 5000 }, (_, i) => `10.${i >> 8}.${i & 255}.${i % 200}`)
  const values = texts.map(get)
  assert.deepEqual(texts.map(get), values)
  assert.equal(new Set(values).size, 5000)
})

test('an address is written as it is numbered', () => {
  for (const text of ['0.0.0.0', '10.1.5.77', '192.0.2.255', '255.255.255.255']) assert.equal(addressText(addressNumber(text) ?? 0), text)
  assert.equal(addressNumber('fe80::1'), undefined)
})
