import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '../../model/identity.ts'
import { FACETS } from '../../model/what.ts'
import { ascii, viewOf } from '../ascii.ts'
import { LONGEST_KEPT, RowMemory } from './rowMemory.ts'

const ROW = ' user1   console   1  Active   9/12/2006'

const draft = (role = 0, facet = 0) => ({ who: new Uint32Array(ROLES.length).fill(role), what: new Uint32Array(FACETS.length).fill(facet) })

/** A memory that keeps a row below heading 1, and tells what it recalls of others: the first of who and what. */
function keeping(kept: string) {
  const memory = new RowMemory()
  const ask = (row: string, heading = 1, before = '') => {
    const into = draft()
    const view = viewOf(ascii(before + row))
    return memory.recall(view, before.length, before.length + row.length, heading, into) ? [into.who[0], into.what.at(-1)] : undefined
  }
  assert.equal(ask(kept), undefined)
  memory.keep(draft(7, 9))
  return ask
}

test('a row that comes again states what it stated, wherever it stands', () => {
  for (const row of [ROW, `${ROW}.`, `${ROW}..`, `${ROW}...`, 'four', 'x'.repeat(LONGEST_KEPT)]) {
    const ask = keeping(row)
    for (const before of ['', 'x', 'xy', 'xyz']) assert.deepEqual(ask(row, 1, before), [7, 9])
  }
})

test('a row that differs in a letter, in its length or its heading is another one', () => {
  const ask = keeping(ROW)
  for (let i = 0; i < ROW.length; i++) assert.equal(ask(`${ROW.slice(0, i)}#${ROW.slice(i + 1)}`), undefined)
  assert.equal(ask(ROW.slice(0, -1)), undefined)
  assert.equal(ask(`${ROW} `), undefined)
  assert.equal(ask(ROW, 2), undefined)
})

test('rows too short or too long are read every time', () => {
  for (const row of ['', 'abc', 'x'.repeat(LONGEST_KEPT + 1)]) assert.equal(keeping(row)(row), undefined)
})
