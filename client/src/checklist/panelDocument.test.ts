import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentChanges, isEmptyChange } from './documentChanges.ts'
import { example, step } from './example.ts'
import { listText, placesIn } from './longList.ts'
import { panelDocument } from './panelDocument.ts'

const at = (time: string): number => Date.parse(`2006-09-12T${time}Z`)

test('attempts become columns in time order', () => {
  const { timeline } = panelDocument(example)
  assert.deepEqual(timeline.attempts, {
    at: [at('22:00:00'), at('22:01:00'), at('22:02:00')],
    file: [0, 0, 0],
    line: [10, 30, 50],
    refused: [0, 0, 1],
  })
  assert.deepEqual(timeline.paths, ['DC01.txt', 'smtp/ex.log'])
})

test('a pair gives the times of its attempt and its session', () => {
  const [culprit] = panelDocument(example).culprits
  assert.deepEqual(culprit?.explainedTimes, [at('22:00:00'), at('22:01:00')])
  assert.deepEqual(culprit?.pairedTimes, [at('22:00:00.300'), at('22:01:00.300')])
  assert.deepEqual(culprit?.pairedPlaces.at, culprit?.pairedTimes)
  assert.deepEqual(culprit?.sessionTimes, [at('22:00:00.300'), at('22:01:00.300')])
})

test('a candidate without pairs says so', () => {
  const loser = panelDocument(example).candidates[1]
  assert.deepEqual([loser?.key, loser?.pairedTimes, loser?.pairCount], ['ip:10.1.5.41', null, 0])
})

test('long lists are cut, with their true length beside them', () => {
  const ranked = panelDocument(example).steps[1]
  assert.deepEqual([ranked?.evidence.length, ranked?.evidenceCount], [8, 30])
  const many = Array.from({ length: 500 }, (_, i) => ({ kind: 'ip' as const, value: `10.0.0.${i}`, matched: 0, of: 3 }))
  const document = panelDocument({ ...example, candidates: many })
  assert.deepEqual([document.candidates.length, document.candidateCount], [200, 500])
})

test('times that are none are left out of the timeline', () => {
  const attempts = [{ at: 'never', class: 'bad-password' as const, ref: { path: 'DC01.txt', line: 1 } }]
  assert.deepEqual(panelDocument({ ...example, timeline: { attempts } }).timeline.attempts.at, [])
})

test('the first message carries everything, the second only what changed', () => {
  const before = panelDocument(example)
  const first = documentChanges(undefined, before)
  assert.equal(first.whole, true)
  assert.deepEqual(first.order, ['S01', 'S14'])
  const after = panelDocument({ ...example, steps: [step('S01', { verdict: 'RULED-OUT' }), ...example.steps.slice(1)] })
  const second = documentChanges(before, after)
  assert.deepEqual([second.whole, second.parts, second.steps.map(each => each.id)], [false, {}, ['S01']])
  assert.equal(isEmptyChange(documentChanges(after, after), after), true)
})

test('another user starts anew', () => {
  const before = panelDocument(example)
  assert.equal(documentChanges(before, panelDocument({ ...example, subject: { user: 'User2' } })).whole, true)
})

test('a step that is gone is not in the order', () => {
  const before = panelDocument(example)
  const changes = documentChanges(before, panelDocument({ ...example, steps: example.steps.slice(0, 1) }))
  assert.deepEqual([changes.order, isEmptyChange(changes, before)], [['S01'], false])
})

test('all pairs open as text whose places are links', () => {
  const list = listText({ investigation: example, accounts: [] }, { kind: 'pairs', source: 'ip:10.1.5.77' })
  assert.equal(list?.text.split('\n')[2], 'DC01.txt:10\tsmtp/ex.log:7\t0.3 s')
  const places = placesIn(list?.text ?? '', new Set(['DC01.txt', 'smtp/ex.log']))
  assert.deepEqual(
    places.map(place => [place.path, place.line]),
    [
      ['DC01.txt', 10],
      ['smtp/ex.log', 7],
      ['DC01.txt', 30],
      ['smtp/ex.log', 9],
    ],
  )
})

test('all evidence of a step opens as text; an unknown step opens nothing', () => {
  assert.equal(listText({ investigation: example, accounts: [] }, { kind: 'evidence', step: 'S14' })?.text.split('\n').length, 33)
  assert.equal(listText({ investigation: example, accounts: [] }, { kind: 'evidence', step: 'S99' }), undefined)
})
