import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from '../../evidence/text.ts'
import { readMessage } from './message.ts'
import * as S from './slots.ts'

const NAMES = Object.fromEntries(Object.entries(S).map(([name, slot]) => [slot, name]))

/** The values a description is read to have, by slot. */
function read(text: string, event = Number.NaN): Record<string, string> {
  const bytes = new TextEncoder().encode(text)
  const slots = { from: new Int32Array(S.SLOTS), to: new Int32Array(S.SLOTS) }
  readMessage(slots, bytes, 0, bytes.length, event)
  const stated = Array.from({ length: S.SLOTS }, (_, slot) => slot).filter(slot => slots.to[slot]! > slots.from[slot]! && slot !== S.NOTE)
  return Object.fromEntries(stated.map(slot => [NAMES[slot]!, decodeText(bytes.subarray(slots.from[slot], slots.to[slot]))]))
}

test('in one line a value reaches to the next label', () =>
  assert.deepEqual(
    read(
      'Logon Failure:     Reason:  Unknown user name or bad password    User Name: Jo Ann     Domain:      Logon Type: 3 Workstation Name:WKS01',
    ),
    { REASON: 'Unknown user name or bad password', USER: 'Jo Ann', LOGON_TYPE: '3', STATION: 'WKS01' },
  ))

test('the longest label counts', () =>
  assert.deepEqual(read('x: User Name: User1 Caller User Name: DC01$ Primary User Name: SYSTEM'), { USER: 'User1', CALLER: 'DC01$' }))

test('headings say whose account it is, on one line and on many', () => {
  const lines = [
    'An account failed to log on.',
    'Subject:',
    '\tAccount Name:\t\tDC01$',
    'Logon Type:\t\t3',
    'Account For Which Logon Failed:',
    '\tAccount Name:\t\tUser1',
    '\tAccount Domain:\t\t',
    'Network Information:',
    '\tSource Network Address:\t2001:db8::7',
  ]
  const expected = { SUBJECT: 'DC01$', LOGON_TYPE: '3', USER: 'User1', ADDRESS: '2001:db8::7' }
  assert.deepEqual(read(lines.join('\r\n')), expected)
  assert.deepEqual(read(lines.join(' ')), expected)
})

test('a heading with text behind it is none', () =>
  assert.deepEqual(read('Subject: see below User Name: User1 Domain: CONTOSO'), { USER: 'User1', DOMAIN: 'CONTOSO' }))

test('where there are lines, a label begins one', () =>
  assert.deepEqual(read('User Name:\tx Workstation Name: EVIL\nDomain:\tCONTOSO\n'), {
    USER: 'x Workstation Name: EVIL',
    DOMAIN: 'CONTOSO',
  }))

test('a value that begins like a label is a value, where there are lines', () =>
  assert.deepEqual(
    read(
      'Account For Which Logon Failed:\n\tAccount Name:\tReason: x\n\tAccount Domain:\tUser: y\n\nStatus:\tStatus:\nWorkstation Name:\t\n',
    ),
    { USER: 'Reason: x', DOMAIN: 'User: y', STATUS: 'Status:' },
  ))

/** 4625 on one line, with a name in it. */
const refused = (user: string): Record<string, string> =>
  read(
    'An account failed to log on. Subject: Security ID: SYSTEM Account Name: DC01$ Account Domain: CONTOSO Logon ID: 0x3E7 Logon Type: 3 ' +
      `Account For Which Logon Failed: Security ID: NULL SID Account Name: ${user} Account Domain: CONTOSO ` +
      'Failure Information: Failure Reason: Unknown user name. Status: 0xC000006D Sub Status: 0xC0000064 ' +
      'Network Information: Workstation Name: WKS01 Source Network Address: 192.0.2.7 Source Port: 0',
    4625,
  )

test('on one line a label that the event does not have is part of a value', () => {
  assert.equal(refused('user: x')['USER'], 'user: x')
  assert.equal(refused('Client Address: 192.0.2.9')['USER'], 'Client Address: 192.0.2.9')
  assert.equal(refused('Client Address: 192.0.2.9')['ADDRESS'], '192.0.2.7')
})

test('on one line nothing is said where a label of the event may be part of a value', () => {
  const { USER, STATUS, REASON, ...rest } = refused('jo')
  const told = { USER, STATUS, REASON }
  assert.deepEqual(told, { USER: 'jo', STATUS: '0xC000006D', REASON: 'Unknown user name.' })
  assert.deepEqual(refused('jo Status: 0xC0000234'), rest)
  const { SUBJECT: _, LOGON_TYPE: __, SUBJECT_LOGON_ID: ___, ...others } = refused('jo Logon Type: 10 Account Name: ann')
  assert.deepEqual([others['USER'], others['DOMAIN'], others['ADDRESS']], [undefined, 'CONTOSO', '192.0.2.7'])
})

test('on one line a heading that may be part of a value is none', () => {
  const says = refused('jo Subject: ')
  assert.deepEqual([says['USER'], says['DOMAIN'], says['SUBJECT'], says['STATION']], [undefined, undefined, undefined, 'WKS01'])
})

test('on one line a label that stands where the event does not have it may be part of a value', () =>
  assert.deepEqual(
    read(
      'Logon Failure: Reason: x User Name: jo Source Network Address: 192.0.2.9 Domain: CONTOSO Logon Type: 3 Workstation Name: WKS01',
      529,
    ),
    { REASON: 'x', DOMAIN: 'CONTOSO', LOGON_TYPE: '3', STATION: 'WKS01' },
  ))

test('a value may stand below its label', () =>
  assert.deepEqual(read('Account Used for Logon by: NTLM\nAccount Name:\n\tUser1\nWorkstation: \n\tWKS01\n'), {
    PACKAGE: 'NTLM',
    ACCOUNT: 'User1',
    STATION: 'WKS01',
  }))

test('681 is a sentence', () =>
  assert.deepEqual(read('The logon to account: User1 by: NTLM from workstation: WKS01 failed. The error code was: 3221225578'), {
    USER: 'User1',
    PACKAGE: 'NTLM',
    STATION: 'WKS01',
    CODE: '3221225578',
  }))

test('blanks that do not break may stand around labels and values', () => {
  const lines = [
    'Subject:\u00a0',
    '\u00a0 \u00a0Account Name\u00a0:\u00a0\u00a0DC01$',
    'New Logon:',
    '\u00a0Account Name:\tJo\u00a0Ann \u00a0',
    'Domain:\u00a0',
    '',
  ]
  const expected = { SUBJECT: 'DC01$', USER: 'Jo\u00a0Ann' }
  assert.deepEqual(read(lines.join('\r\n')), expected)
  assert.deepEqual(read(lines.join('\u00a0')), expected)
})

test('descriptions in other languages are read, on lines and on one', () => {
  const lines = [
    'Fehler beim Anmelden eines Kontos.',
    'Antragsteller:',
    '\tKontoname:\t\tDC01$',
    'Konto, für das die Anmeldung fehlgeschlagen ist:',
    '\tKontoname:\t\tJörg',
    '\tKontodomäne:\t\tCONTOSO',
    '\tStatus:\t0xC000006D',
    '\tQuellnetzwerkadresse:\t10.1.5.77',
  ]
  const expected = { SUBJECT: 'DC01$', USER: 'Jörg', DOMAIN: 'CONTOSO', STATUS: '0xC000006D', ADDRESS: '10.1.5.77' }
  assert.deepEqual(read(lines.join('\r\n')), expected)
  assert.deepEqual(read(lines.join(' ')), expected)
})

test('an English description with a translated word in it stays English', () =>
  assert.deepEqual(read('Reason: x User Name: User1 Domain: CONTOSO Benutzername: y'), {
    REASON: 'x',
    USER: 'User1',
    DOMAIN: 'CONTOSO Benutzername: y',
  }))
