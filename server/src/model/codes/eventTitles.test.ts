import assert from 'node:assert/strict'
import { test } from 'node:test'
import { windowsEvent } from './events.ts'
import { titledEvent } from './eventTitles.ts'

test('an event is known by the first sentence of its text, on a line of its own or not', () => {
  assert.equal(titledEvent('A user account was locked out.'), 4740)
  assert.equal(titledEvent('A user account was locked out.\r\n\r\nSubject:'), 4740)
  assert.equal(titledEvent('A user account was locked out. Subject: Security ID: x'), 4740)
  assert.equal(titledEvent('The logon to account: ann'), 681)
})

test('an event is not known by a sentence that several have, that is cut off, or that begins like one', () => {
  for (const text of [
    'Logon Failure:',
    'User initiated logoff:',
    'An account failed to lo',
    'A user account was locked out.x',
    'x. An account was logged off.',
  ])
    assert.equal(titledEvent(text), undefined, text)
})

test('every event that is known by its title is in the table of events', () =>
  assert.ok(windowsEvent(titledEvent('Kerberos pre-authentication failed.') ?? 0)))
