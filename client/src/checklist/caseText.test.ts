import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../../shared/caseFile.ts'
import { readCase } from '../../../shared/readCase.ts'
import { caseText } from './caseText.ts'

const whole: CaseFile = {
  decisions: [{ verdict: 'SUPPORTED', note: 'asked', step: 'S17', evidence: [{ line: 7, path: 'a.log' }] }],
  facts: [{ to: '2006-09-12T23:40:00Z', from: '2006-09-12T23:05:00Z', host: 'USER1-PC', kind: 'host-off' }],
  clocks: [{ zone: '-05:00', path: '**/netlogon.log', year: 2006 }],
  subject: { user: 'User1' },
  schema: 'lockout-trail/case@1',
}

function refused(text: string): string {
  const read = readCase(text)
  return read.ok ? 'accepted' : read.because
}

test('keys come in one order, whatever order they were set in', () => {
  const keys = [...caseText(whole).matchAll(/"(\w+)":/g)].map(match => match[1])
  assert.deepEqual(keys, [
    ...['schema', 'subject', 'user', 'clocks', 'path', 'zone', 'year'],
    ...['facts', 'kind', 'host', 'from', 'to', 'decisions', 'step', 'verdict', 'note', 'evidence', 'path', 'line'],
  ])
})

test('what was written is read back, and written the same again', () => {
  const read = readCase(caseText(whole))
  assert.ok(read.ok)
  assert.deepEqual(read.case, whole)
  assert.equal(caseText(read.case), caseText(whole))
  assert.ok(caseText(whole).endsWith('}\n'))
})

test('a byte order mark does no harm', () => {
  assert.equal(readCase(`\uFEFF${caseText(whole)}`).ok, true)
})

test('a file that is no case is refused with its first problem', () => {
  const schema = '"schema": "lockout-trail/case@1"'
  assert.equal(refused('not json'), 'it is not a JSON object')
  assert.equal(refused('[]'), 'it is not a JSON object')
  assert.equal(refused('{"schema": "other"}'), 'its "schema" is not "lockout-trail/case@1"')
  assert.equal(refused(`{${schema}, "extra": 1}`), '"extra" is not a part of a case')
  assert.equal(refused(`{${schema}, "subject": {}}`), 'subject › user is missing')
  assert.match(refused(`{${schema}, "decisions": [{"step": "S01", "verdict": "FOO"}]}`), /^decisions › 1 › verdict is none of SUPPORTED, /)
  assert.equal(refused(`{${schema}, "facts": [{"kind": "host-off", "from": "noon"}]}`), 'facts › 1 › from is not an ISO 8601 time')
  assert.equal(refused(`{${schema}, "clocks": {}}`), 'clocks is not a list')
})
