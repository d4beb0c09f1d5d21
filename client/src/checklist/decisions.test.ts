import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseDecisions, decided, kept, noted, panelCase } from './decisions.ts'

const supported = { step: 'S17', verdict: 'SUPPORTED' as const, findingThen: 'INCONCLUSIVE' as const }

test('a decision remembers what the finding was', () => {
  assert.deepEqual(decided([], 'S17', 'SUPPORTED', 'INCONCLUSIVE'), [supported])
})

test('decisions stand in the order of the steps, one for each', () => {
  const both = decided([supported], 'S05', 'RULED-OUT', 'INCONCLUSIVE')
  assert.deepEqual(
    decided(both, 'S17', 'RULED-OUT', 'INCONCLUSIVE').map(each => [each.step, each.verdict]),
    [
      ['S05', 'RULED-OUT'],
      ['S17', 'RULED-OUT'],
    ],
  )
})

test('"as found" takes the decision away, but never its note', () => {
  assert.deepEqual(decided([supported], 'S17', null, 'INCONCLUSIVE'), [])
  const [left] = decided([{ ...supported, note: 'asked the owner' }], 'S17', null, 'INCONCLUSIVE')
  assert.deepEqual([left?.verdict, left?.note], ['INCONCLUSIVE', 'asked the owner'])
})

test('a note without a decision carries the finding, and goes with its words', () => {
  const written = noted([], 'S14', 'seen on site', 'SUPPORTED')
  assert.deepEqual(written, [{ step: 'S14', verdict: 'SUPPORTED', findingThen: 'SUPPORTED', note: 'seen on site' }])
  assert.deepEqual(noted(written, 'S14', '', 'SUPPORTED'), [])
})

test('a note beside a decision leaves the decision', () => {
  const [written] = noted([supported], 'S17', 'asked the owner', 'INCONCLUSIVE')
  assert.deepEqual([written?.verdict, written?.note], ['SUPPORTED', 'asked the owner'])
  assert.deepEqual(noted(written ? [written] : [], 'S17', '', 'INCONCLUSIVE'), [supported])
})

test('a decision that is kept accepts the new finding beside it', () => {
  assert.deepEqual(kept([supported], 'S17', 'RULED-OUT'), [{ ...supported, findingThen: 'RULED-OUT' }])
})

test('the case file holds nothing of the panel’s own', () => {
  assert.deepEqual(caseDecisions([supported]), [{ step: 'S17', verdict: 'SUPPORTED' }])
})

test('the panel hears when machines were off', () => {
  const facts = [
    { kind: 'host-off' as const, host: 'USER1-PC', from: '2006-09-12T23:05:00Z', to: '2006-09-12T23:40:00Z' },
    { kind: 'host-off' as const, host: 'UNDATED' },
    { kind: 'no-terminal-services' as const },
  ]
  const { off } = panelCase({ schema: 'lockout-trail/case@1', facts }, [])
  assert.deepEqual(off, [{ host: 'USER1-PC', from: Date.parse('2006-09-12T23:05:00Z'), to: Date.parse('2006-09-12T23:40:00Z') }])
})
