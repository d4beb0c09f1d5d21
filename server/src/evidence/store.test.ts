import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogFile } from './evidenceFile.ts'
import { type EvidenceStore, evidenceStore } from './store.ts'
import { logsOf } from './snapshot.ts'
import { logOf } from './testing/files.testing.ts'

const AT = Date.UTC(2006, 8, 12)
const log = (path: string): LogFile => logOf([{ at: AT, user: 'User1' }], { path, basis: 'local' })

function storeOf(...files: readonly LogFile[]): EvidenceStore {
  const store = evidenceStore()
  for (const file of files) store.put([file])
  return store
}
const paths = (store: EvidenceStore): readonly string[] => store.snapshot().files.map(({ path }) => path)

test('a snapshot is sorted by path and does not change', () => {
  const store = storeOf(log('b.log'), log('a.log'))
  const before = store.snapshot()
  store.put([log('c.log')])
  store.remove('file:///a.log')
  assert.deepEqual(
    before.files.map(({ path }) => path),
    ['a.log', 'b.log'],
  )
  assert.deepEqual(paths(store), ['b.log', 'c.log'])
})

test('a snapshot is made once for what is known, and its version grows with every change', () => {
  const store = storeOf(log('a.log'))
  const first = store.snapshot()
  assert.equal(store.snapshot(), first)
  store.setCase({ ...first.case, title: 'Night shift' })
  assert.ok(store.snapshot().version > first.version)
  assert.equal(store.snapshot().case.title, 'Night shift')
})

test('a change of one file leaves the others as they are', () => {
  const store = storeOf(log('a.log'), log('b.log'))
  const [a, b] = store.snapshot().files
  store.put([log('b.log')])
  const [sameA, otherB] = store.snapshot().files
  assert.equal(sameA, a)
  assert.notEqual(otherB, b)
})

test('a clock that is corrected makes new evidence of the same file', () => {
  const store = storeOf(log('a.log'))
  const [before] = store.snapshot().files
  store.setClocks({ timeZone: '+02:00' })
  const [after] = store.snapshot().files
  assert.equal(after?.table, before?.table)
  assert.equal(after?.clock.zone.name, '+02:00')
  assert.equal(before?.clock.how, 'assumed')
})

test('a file is recognised or not, never both', () => {
  const store = storeOf(log('a.log'))
  store.putUnrecognised('file:///a.log', 'a.log', 'the file is empty')
  assert.deepEqual([paths(store), store.snapshot().unrecognised.length], [[], 1])
  store.put([log('a.log')])
  assert.deepEqual([paths(store), store.snapshot().unrecognised.length], [['a.log'], 0])
  store.remove('file:///a.log')
  assert.deepEqual([paths(store), store.snapshot().unrecognised.length], [[], 0])
})

test('a file can get another name', () => {
  const store = storeOf(log('a.log'))
  store.putUnrecognised('file:///x.txt', 'x.txt', 'prose')
  store.rename('file:///a.log', 'logs/a.log')
  store.rename('file:///x.txt', 'logs/x.txt')
  store.rename('file:///nowhere', 'logs/nowhere')
  assert.deepEqual([paths(store), store.snapshot().unrecognised.map(({ path }) => path)], [['logs/a.log'], ['logs/x.txt']])
})

test('a file is found by its uri in any spelling', () => {
  const file = { ...log('a b.log'), uri: 'file:///c%3A/a%20b.log' }
  const snapshot = storeOf(file).snapshot()
  assert.equal(logsOf(snapshot, 'file:///C:/a b.log')[0]?.path, 'a b.log')
  assert.deepEqual(logsOf(snapshot, 'file:///c:/a.log'), [])
})
