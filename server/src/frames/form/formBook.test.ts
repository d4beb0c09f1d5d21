import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formBook } from './formBook.ts'
import { beginPlaces, newPlaces } from './places.ts'

test('once a book is full, few of the records that are like none in it are learnt', () => {
  const book = formBook<number>()
  const places = newPlaces()
  let learnt = 0
  for (let record = 0; record < 80; record++) {
    const bytes = new TextEncoder().encode(`record number ${String(record).padStart(3, '0')}`)
    assert.equal(book.find(bytes, 0, bytes.length), undefined)
    beginPlaces(places, book.isOpen())
    if (places.isNoted) learnt++
    book.learn(bytes, places, 0, bytes.length, record)
    assert.equal(book.find(bytes, 0, bytes.length), places.isNoted ? record : undefined)
  }
  assert.ok(learnt > 16 && learnt < 32, String(learnt))
})
