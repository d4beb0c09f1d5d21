import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPolicyNote, policyNote } from './policyNote.ts'

const NOTE = 'Lockout threshold: 5; Lockout duration (minutes): 30; Lockout observation window (minutes): 15'

test('the policy is read from what net accounts prints, with line ends or pasted into one line', () => {
  const printed = [
    'Force user logoff how long after time expires?:       Never',
    'Length of password history maintained:                24',
    'Lockout threshold:                                    5',
    'Lockout duration (minutes):                           30',
    'Lockout observation window (minutes):                 15',
    'Computer role:                                        PRIMARY',
  ]
  assert.equal(policyNote(printed.join('\r\n')), NOTE)
  assert.equal(policyNote(printed.join('')), NOTE)
})

test('in German too', () => {
  assert.equal(policyNote('Sperrschwelle:              5\nSperrdauer (Minuten):       30\nSperrüberwachungsfenster (Minuten): 15'), NOTE)
})

test('and from its numbers', () => {
  assert.equal(policyNote('5, 30, 15'), NOTE)
  assert.equal(policyNote('5'), 'Lockout threshold: 5')
})

test('what is no policy is none, nor one that never locks', () => {
  assert.equal(policyNote('Computer role: PRIMARY'), undefined)
  assert.equal(policyNote('Lockout threshold:                    Never\nLockout duration (minutes):           30'), undefined)
  assert.equal(policyNote('0'), undefined)
  assert.ok(isPolicyNote(NOTE) && !isPolicyNote('Ask the web team'))
})
