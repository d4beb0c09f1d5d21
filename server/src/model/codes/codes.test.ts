import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blindspot } from './blindspots.ts'
import { classOfCode, describeCode, httpVerdict, parseCode } from './codes.ts'
import { EVENTS, eventLabels, eventVerdict, windowsEvent } from './events.ts'
import { failureReason } from './failureReasons.ts'
import { logonType } from './logonTypes.ts'
import { netlogonKind } from './netlogonKinds.ts'
import { NTSTATUS } from './ntstatus.ts'
import { protocolsOfService, servicesOfImage } from './processServices.ts'
import { describePhrase, smtpReplyClass } from './replies.ts'

const WRONG_PASSWORD = 0xc000006a
for (const text of ['0xC000006A', '0xc000006a', 'C000006A', 'c000006a', '3221225578', '-1073741718', ' 0xC000006A '])
  test(`"${text}" is 0xC000006A`, () => assert.equal(parseCode(text), WRONG_PASSWORD))

test('what is no code has no number', () => {
  for (const text of ['', '-', '0x', 'deny', '0x1234567890', '99999999999', '-9999999999', 'C000006G', 'feed me'])
    assert.equal(parseCode(text), undefined, text)
})

test('0xC000006A and Kerberos 0x18 are wrong passwords and count toward the lockout', () => {
  for (const code of [
    { space: 'ntstatus', value: WRONG_PASSWORD },
    { space: 'kerberos', value: 0x18 },
  ] as const) {
    const meaning = describeCode(code)
    assert.equal(meaning?.class, 'bad-password')
    assert.equal(meaning?.countsTowardLockout, true)
  }
})

test('0xC0000234 and Kerberos 0x12 are refusals of a locked account and count nothing', () => {
  assert.equal(classOfCode({ space: 'ntstatus', value: 0xc0000234 }), 'locked-out')
  assert.equal(classOfCode({ space: 'kerberos', value: 0x12 }), 'locked-out')
  assert.equal(describeCode({ space: 'ntstatus', value: 0xc0000234 })?.countsTowardLockout, false)
})

test('0xC000006D alone does not tell whether it counts', () =>
  assert.equal(describeCode({ space: 'ntstatus', value: 0xc000006d })?.countsTowardLockout, false))

test('a controller in trouble is told apart from a wrong password', () => {
  assert.equal(classOfCode({ space: 'ntstatus', value: 0xc000005e }), 'infrastructure')
  assert.equal(classOfCode({ space: 'ntstatus', value: 0xc0000133 }), 'clock')
  assert.equal(classOfCode({ space: 'ntstatus', value: 0xc0000072 }), 'disabled')
})

test('LDAP "data 775" is the Windows error 1909', () =>
  assert.equal(classOfCode({ space: 'ldap', value: parseCode('0x775')! }), 'locked-out'))

test('a code nobody knows is other and has no description', () => {
  assert.equal(describeCode({ space: 'ntstatus', value: 0xdeadbeef }), undefined)
  assert.equal(classOfCode({ space: 'win32', value: 123456 }), 'other')
})

const verdict = (pair: string, expected: string): void =>
  void test(`HTTP ${pair} is ${expected}`, () => {
    const [status = 0, sub = 0, win32 = 0] = pair.split(' ').map(Number)
    assert.equal(httpVerdict(status, sub, win32), expected)
  })
verdict('401 2 5', 'handshake')
verdict('401 2 2148074254', 'handshake')
verdict('401 1 2148074254', 'handshake')
verdict('401 1 0', 'handshake')
verdict('401 0 0', 'handshake')
verdict('401 1 1326', 'bad-password')
verdict('401 0 1326', 'bad-password')
verdict('401 1 2148074252', 'bad-password')
verdict('401 1 1909', 'locked-out')
verdict('401 1 2147943726', 'bad-password')
verdict('401 1 2147944309', 'locked-out')
verdict('401 1 2147942405', 'handshake')
verdict('401 2 2147943726', 'handshake')
verdict('401 1 3221225581', 'bad-password')
verdict('401 1 3221226036', 'locked-out')
verdict('401 1 1330', 'expired')
verdict('401 1 1793', 'expired')
verdict('401 1 1331', 'disabled')
verdict('401 1 1907', 'must-change')
verdict('401 1 1327', 'restriction')
verdict('401 1 1328', 'restriction')
verdict('401 1 1329', 'restriction')
verdict('401 1 1317', 'no-such-user')
verdict('401 1 64', 'noise')
verdict('401 2 64', 'noise')
verdict('401 3 5', 'other')
verdict('401 1 4242', 'other')
verdict('200 0 0', 'other')
verdict('403 0 1326', 'other')
verdict('440 0 0', 'noise')

const event = (id: number, code: number | undefined, expected: string): void =>
  void test(`event ${id} with ${code === undefined ? 'no code' : `0x${code.toString(16)}`} is ${expected}`, () => {
    const { class: kind, outcome } = eventVerdict(id, code)
    assert.equal(`${kind}, ${outcome}`, expected)
  })
event(529, undefined, 'bad-password, failure')
event(539, undefined, 'locked-out, failure')
event(644, undefined, 'lockout, lockout')
event(4740, undefined, 'lockout, lockout')
event(680, 0, 'logon, success')
event(680, undefined, 'logon, success')
event(680, WRONG_PASSWORD, 'bad-password, failure')
event(681, undefined, 'other, failure')
event(4625, WRONG_PASSWORD, 'bad-password, failure')
event(4625, 0xc000005e, 'infrastructure, failure')
event(4625, 0xc00002ee, 'handshake, challenge')
event(4768, 0x6, 'no-such-user, failure')
event(4769, 0x20, 'noise, none')
event(4769, 0x7, 'other, failure')
event(675, 0x19, 'handshake, challenge')
event(6273, 16, 'bad-password, failure')
event(4648, undefined, 'other, none')
event(31337, undefined, 'other, none')

test('events know their title, their use and where they name the user', () => {
  assert.equal(windowsEvent(529)?.title, 'Logon failure: unknown user name or bad password')
  assert.equal(eventLabels(4740)?.host, 'Caller Computer Name')
  assert.equal(describeCode({ space: 'event', value: 644 })?.class, 'lockout')
  for (const { id } of EVENTS) assert.equal(EVENTS.filter(other => other.id === id).length, 1, `event ${id} twice`)
})

test('every event whose labels are known is an event', () => {
  for (const { id } of EVENTS) assert.ok((eventLabels(id)?.user ?? 'x') !== '')
})

test('%%2313 is an unknown user name or a bad password', () => {
  assert.equal(failureReason('%%2313')?.legacyEvent, 529)
  assert.equal(failureReason('%%9999'), undefined)
  assert.equal(failureReason('Account locked out.'), undefined)
})

test('logon type 8 is a password in clear over the network', () => {
  assert.equal(logonType(8)?.name, 'NetworkCleartext')
  assert.equal(describeCode({ space: 'logon-type', value: 3 })?.symbol, 'Network')
})

test('inetinfo.exe holds the mail services, and the web only on IIS 5', () => {
  const [iis5, iis6] = servicesOfImage('C:\\WINDOWS\\system32\\inetsrv\\inetinfo.exe')
  assert.ok(iis5?.protocols.includes('owa'))
  assert.ok(iis6?.services.includes('SMTPSVC'))
  assert.equal(iis6?.protocols.includes('owa'), false)
  assert.deepEqual(servicesOfImage('notepad.exe'), [])
  assert.deepEqual(protocolsOfService('SMTPSVC'), ['smtp'])
})

test('a transitive network logon was passed on; a generic one judges nothing', () => {
  assert.equal(netlogonKind('Transitive Network')?.passedOn, true)
  assert.equal(netlogonKind('generic')?.judges, false)
})

test('an SMTP log never shows the user', () => assert.equal(blindspot('iis-smtp')?.absentUser, 'not-evidence'))

test('replies are read by number and by phrase', () => {
  assert.equal(smtpReplyClass(535, '5.7.3'), 'bad-password')
  assert.equal(smtpReplyClass(535, '5.7.139'), 'policy')
  assert.equal(smtpReplyClass(454, '4.7.0'), 'infrastructure')
  assert.equal(describePhrase('imap4', 'NO LOGIN failed.')?.class, 'bad-password')
  assert.equal(describePhrase('pop3', '-ERR [IN-USE] busy')?.class, 'noise')
  assert.equal(describePhrase('pop3', 'hello'), undefined)
})

test('every NTSTATUS has a name and one plain sentence', () => {
  assert.ok(NTSTATUS.size >= 50)
  for (const { symbol, meaning } of NTSTATUS.values()) assert.match(`${symbol}: ${meaning}`, /^[A-Z_0-9]+: [A-Z].*[^.]$/)
})

test('the programs of every product that signs users in are known', () => {
  for (const image of [
    'lsass.exe',
    'svchost.exe',
    'mad.exe',
    'tssdis.exe',
    'taskeng.exe',
    'store.exe',
    'EdgeTransport.exe',
    'sqlservr.exe',
  ])
    assert.ok(servicesOfImage(image).length > 0, image)
})
