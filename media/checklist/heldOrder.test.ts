import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heldOrder } from './heldOrder.ts'

test('rows stay where they are while somebody points at them, and what is new joins at the end', () => {
  const arranged = heldOrder((row: { readonly name: string }) => row.name)
  const rows = (names: string) => names.split(' ').map(name => ({ name }))
  const shown = (names: string, isHeld: boolean): string => {
    const { rows: all, isKept } = arranged(rows(names), isHeld)
    return `${all.map(({ name }) => name).join(' ')}${isKept ? ', sort again' : ''}`
  }
  assert.equal(shown('a b c', false), 'a b c')
  assert.equal(shown('c a b', true), 'a b c, sort again')
  assert.equal(shown('d c a', true), 'a c d, sort again')
  assert.equal(shown('a c d', true), 'a c d')
  assert.equal(shown('d c a', false), 'd c a')
})
