import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentChanges, PanelDocument } from '../../shared/panelMessages.ts'
import { example, step } from './example.ts'
import { restoredScroll, restoredState, restoredUser, savedState } from './saved.ts'
import { applyChanges, initialState, override, type PanelState, reduce, turnedAgainst } from './state.ts'

function whole(document: PanelDocument): DocumentChanges {
  const { steps, ...parts } = document
  return { whole: true, parts, order: steps.map(each => each.id), steps }
}

function opened(document = example()): PanelState {
  return reduce(initialState, { type: 'changes', changes: whole(document) })
}

test('the first message makes the whole document', () => {
  assert.deepEqual(applyChanges(null, whole(example())), example())
})

test('a later message changes one step; the others stay the same objects, in their order', () => {
  const before = reduce(opened(), { type: 'visitStep', id: 'S01' })
  const changed = step('S13', { because: 'Another sentence.' })
  const order = example().steps.map(each => each.id)
  const after = reduce(before, { type: 'changes', changes: { whole: false, parts: {}, order, steps: [changed] } })
  assert.deepEqual(
    after.document?.steps.map(each => each.id),
    order,
  )
  assert.equal(after.document?.steps[0], before.document?.steps[0])
  assert.equal(after.document?.timeline, before.document?.timeline)
  assert.deepEqual([...after.changed], ['S13'])
})

test('a changed step is marked until it is visited', () => {
  const order = example().steps.map(each => each.id)
  const changes = { whole: false, parts: {}, order, steps: [step('S14', { verdict: 'INCONCLUSIVE' as const })] }
  const after = reduce(reduce(opened(), { type: 'changes', changes }), { type: 'visitStep', id: 'S14' })
  assert.deepEqual([...after.changed], [])
  assert.equal(after.current, 'S14')
})

test('while nobody has looked at a step, nothing has changed for the reader', () => {
  const order = example().steps.map(each => each.id)
  const changes = { whole: false, parts: {}, order, steps: [step('S14', { verdict: 'INCONCLUSIVE' as const })] }
  assert.deepEqual([...reduce(opened(), { type: 'changes', changes }).changed], [])
})

test('another user starts with nothing marked and no brushed interval', () => {
  const before = reduce(opened(), { type: 'view', view: { from: 1, to: 2 } })
  const after = reduce(before, { type: 'changes', changes: whole({ ...example(), subject: { user: 'User2' } }) })
  assert.equal(after.view, null)
  assert.deepEqual([...after.changed], [])
})

test('only the reader opens and closes steps', () => {
  const open = reduce(opened(), { type: 'toggleStep', id: 'S14' })
  assert.deepEqual([...open.opened], ['S14'])
  assert.deepEqual([...reduce(open, { type: 'changes', changes: whole(example()) }).opened], ['S14'])
  assert.deepEqual([...reduce(open, { type: 'toggleStep', id: 'S14' }).opened], [])
})

test('a half-written note survives what the client sends, until the case holds it', () => {
  const writing = reduce(opened(), { type: 'draft', step: 'S14', text: 'the owner says' })
  const other = reduce(writing, { type: 'case', case: { decisions: [], facts: [], off: [] } })
  assert.equal(other.drafts.get('S14'), 'the owner says')
  const decision = { step: 'S14', verdict: 'SUPPORTED' as const, note: 'the owner says' }
  assert.equal(reduce(other, { type: 'case', case: { decisions: [decision], facts: [], off: [] } }).drafts.size, 0)
})

test('a decision overrides only what it differs from', () => {
  assert.equal(override({ step: 'S17', verdict: 'SUPPORTED' }, 'SUPPORTED'), undefined)
  assert.equal(override({ step: 'S17', verdict: 'SUPPORTED' }, 'INCONCLUSIVE'), 'SUPPORTED')
})

test('a finding has turned against a decision when it changed after it and differs', () => {
  const decision = { step: 'S17', verdict: 'SUPPORTED' as const, findingThen: 'INCONCLUSIVE' as const }
  assert.equal(turnedAgainst(decision, 'INCONCLUSIVE'), false)
  assert.equal(turnedAgainst(decision, 'RULED-OUT'), true)
  assert.equal(turnedAgainst(decision, 'SUPPORTED'), false)
})

test('what the reader did survives a reload', () => {
  const before = [
    { type: 'toggleStep', id: 'S14' } as const,
    { type: 'draft', step: 'S14', text: 'half' } as const,
    { type: 'view', view: { from: 10, to: 20 } } as const,
    { type: 'toggleTable' } as const,
  ].reduce<PanelState>(reduce, opened({ ...example(), subject: { user: 'User1', chosen: 'asked' } }))
  const raw: unknown = JSON.parse(JSON.stringify(savedState(before, 120)))
  const after = restoredState(raw)
  assert.deepEqual([...after.opened], ['S14'])
  assert.deepEqual([after.view, after.asTable, after.drafts.get('S14'), after.current], [{ from: 10, to: 20 }, true, 'half', 'S14'])
  assert.deepEqual([restoredScroll(raw), restoredUser(raw)], [120, 'User1'])
})

test('a state that is not ours is left out', () => {
  for (const raw of [undefined, null, 5, 'x', [], { opened: 3, view: { from: 'a' }, drafts: [[1]] }])
    assert.deepEqual(restoredState(raw), initialState)
})
