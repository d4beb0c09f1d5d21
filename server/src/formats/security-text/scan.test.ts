import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../recognise.ts'
import { reading, record } from '../testing/reading.testing.ts'
import { securityText } from './format.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (...lines: readonly string[]) => reading(securityText, bytesOf(lines.join('\r\n')))
const only = (...lines: readonly string[]) => {
  const { entries, gaps } = read(...lines)
  assert.equal(entries.length + gaps.length, 1)
  return entries[0]!
}

const HEAD = [
  'Event Type:\tFailure Audit',
  'Event Source:\tSecurity',
  'Event ID:\t529',
  'Computer:\tEXCHSRV01',
  'Description:',
  'Logon Failure:',
]

test('labels are known in any case, with blanks before the colon, and by nothing else', () => {
  const { who } = only(...HEAD, ' \tUSER NAME :\tUser1', ' \tWorkstation Nome:\tWKS01', ' \tMy User Name:\tUser2')
  assert.deepEqual(who, { user: 'User1', logger: 'EXCHSRV01' })
})

test('an event whose head begins with another label than the one before is an event of its own', () => {
  const { entries } = read(
    ...HEAD,
    ' \tUser Name:\tUser1',
    '',
    'Source:\tSecurity',
    'Type:\tFailure Audit',
    'Event ID:\t539',
    'User Name: User2',
  )
  assert.deepEqual(
    entries.map(({ code, who }) => [code, who.user]),
    [
      ['529', 'User1'],
      ['539', 'User2'],
    ],
  )
})

test('a weak label of a head inside a description begins nothing', () => {
  const { entries, gaps } = read(...HEAD, ' \tUser Name:\tUser1', 'Date: unknown', '', 'User:', '\tAccount Name:\tUser3')
  assert.deepEqual([entries.length, gaps.length, entries[0]?.who.user], [1, 0, 'User1'])
})

test('an answer between the lines of a quoted event says nothing of it, and may begin another one', () => {
  const quoted = [...HEAD, ' \tUser Name:\tUser1'].map(line => `> ${line}`)
  const answer = ['Workstation Name: WKS07 is where', '> > Caller User Name: User3', 'Type: what is this?', '> \tDomain:\tCONTOSO']
  const { entries, gaps } = read(...quoted, ...answer, '', ...HEAD, ' \tUser Name:\tUser2', '> Domain: FABRIKAM')
  assert.deepEqual(
    entries.map(({ line, who, endLine }) => [line, endLine, who]),
    [
      [1, 11, { user: 'CONTOSO\\User1', logger: 'EXCHSRV01' }],
      [13, 19, { user: 'User2', logger: 'EXCHSRV01' }],
    ],
  )
  assert.deepEqual(gaps, [])
})

test('a head of which the first line alone is marked as quoted is read from the second on', () => {
  const { entries, gaps } = read('> Log Name: Security', ...HEAD, ' \tUser Name:\tUser1')
  assert.deepEqual([entries.length, entries[0]?.line, entries[0]?.who.user, gaps.length], [1, 2, 'User1', 1])
})

test('the reporter in the head is never the user', () => {
  const head = ['Event ID:\t529', 'User:\tCONTOSO\\reporter', 'Type:\tFailure Audit', 'Source:\tSecurity', 'Description:', 'Logon Failure:']
  assert.equal(only(...head, ' \tDomain:\tCONTOSO').who.user, undefined)
})

test('without headings the first account asked and the second is the user', () => {
  const head = ['Log Name: Security', 'Event ID: 4625', 'Description:', 'An account failed to log on.']
  const both = ['Account Name: MAIL02$', 'Account Domain: CONTOSO', 'Account Name: User1', 'Account Domain: FABRIKAM']
  assert.deepEqual(only(...head, ...both).who, { user: 'FABRIKAM\\User1', caller: 'CONTOSO\\MAIL02$' })
  assert.deepEqual(only(...head, 'Account Name: User1').who, { user: 'User1' })
})

test('an audit failure without a code is a failure for an unknown reason', () => {
  const ticket = ['Event Type:\tFailure Audit', 'Event Source:\tSecurity', 'Event ID:\t673', 'Description:', 'Service Ticket Request:']
  const { class: kind, outcome } = only(...ticket, ' \tUser Name:\tuser1@CONTOSO.COM', ' \tFailure Code:\t-')
  assert.deepEqual([kind, outcome], ['other', 'failure'])
})

test('logon ids of the system are no sessions', () => {
  const head = ['Log Name: Security', 'Event ID: 4634', 'Computer: TS01', 'Description:', 'An account was logged off.', 'Subject:']
  for (const id of ['0x3e7', '0x3E5', '(0x0,0x3E4)', '0x0', '-'])
    assert.equal(only(...head, `\tLogon ID:\t${id}`).who.session, undefined, id)
  assert.equal(only(...head, '\tLogon ID:\t0x1b7e4').who.session, '0x1b7e4 on TS01')
})

const DUTCH = [
  'Logboeknaam:   Security',
  'Bron:          Microsoft-Windows-Security-Auditing',
  'Datum:         21-12-2026 14:05:20',
  'Gebeurtenis-id:4625',
  'Taakcategorie: Logon',
  'Niveau:        Informatie',
  'Trefwoorden:   Controle mislukt',
  'Gebruiker:     n.v.t.',
  'Computer:      EXCHSRV01',
  'Beschrijving:',
  'Een account kan niet worden aangemeld.',
  '',
  'Onderwerp:',
  '\tBeveiligings-id:\t\tSYSTEM',
  '\tAccountnaam:\t\tEXCHSRV01$',
  '\tAccountdomein:\t\tCONTOSO',
  '\tAanmeldings-id:\t\t0x3E7',
  '',
  'Aanmeldingstype:\t\t\t8',
  '',
  'Account waarvoor aanmelden is mislukt:',
  '\tBeveiligings-id:\t\tNULL SID',
  '\tAccountnaam:\t\tUser1',
  '\tAccountdomein:\t\t',
  '',
  'Foutinformatie:',
  '\tReden van fout:\t\tOnjuist wachtwoord.',
  '\tStatus:\t\t\t0xC000006D',
  '\tSubstatus:\t\t0xC000006A',
  '',
  'Procesinformatie:',
  '\tId van aanroepend proces:\t0x6c0',
]

test('labels in no table are told by the order of the event', () => {
  const { entries, gaps } = read(...DUTCH, '', ...DUTCH)
  assert.deepEqual([entries.length, gaps.length], [2, 0])
  for (const { class: kind, who } of entries) {
    assert.equal(kind, 'bad-password')
    assert.deepEqual(who, { user: 'User1', logger: 'EXCHSRV01', process: 'PID 1728 on EXCHSRV01', caller: 'CONTOSO\\EXCHSRV01$' })
  }
  assert.equal(claim(...DUTCH)?.confidence, 0.8)
})

test('where a line of the order is missing, nothing more is told by it', () => {
  const missing = DUTCH.filter(line => !line.startsWith('Onderwerp'))
  assert.deepEqual(read(...missing).entries[0]?.who, { logger: 'EXCHSRV01' })
})

test('translated labels count only where a translated head was seen', () => {
  const { who } = only(...HEAD, ' \tNombre de usuario:\tUser1', 'Data:\t25/12/2006 10:02:10')
  assert.deepEqual(who, { logger: 'EXCHSRV01' })
})

test('letters that a page has lost fit any', () => {
  const lines = ['Nom du journal : Security', 'ID de l?v?nement : 4740', 'Compte verrouill? :', '\tNom du compte :\tUser1']
  assert.equal(read(...lines.map(line => line.replace('l?v', 'l??v'))).entries[0]?.who.user, 'User1')
})

test('bytes that break off anywhere are read as far as they go', () => {
  const bytes = bytesOf([...HEAD, ' \tUser Name:\tUser1', '', ...HEAD, ' \tUser Name:\tJörg', ''].join('\r\n'))
  for (let end = 0; end <= bytes.length; end++) {
    const { spans } = record(securityText, bytes.subarray(0, end))
    assert.equal(
      spans.reduce((at, span) => (assert.equal(span.start, at), span.end), 0),
      end,
    )
  }
})

test('noise between labels does no harm', () => {
  const noise = Array.from(
    { length: 3000 },
    (_, i) => [':', '\0', '\r', '\t', 'Event ID', 'Event[', '\u00ff', '\n', 'Type: x', 'User Name:'][(i * i + i) % 10]!,
  ).join('')
  const bytes = bytesOf(noise)
  const whole = reading(securityText, bytes)
  for (const chunk of [1, 7, 64, 1000]) assert.deepEqual(reading(securityText, bytes, chunk), whole)
})

const claim = (...lines: readonly string[]) => securityText.recognise(headOf('x.txt', lines.join('\n')))

test('blocks with an Event ID are claimed, most firmly those of the Security log', () => {
  assert.equal(claim(...HEAD)?.confidence, 0.95)
  assert.equal(claim('Type: Error', 'Source: Disk', 'Event ID: 7')?.confidence, 0.6)
  assert.match(claim(...HEAD)?.because ?? '', /^one event with Event ID, event type/)
})

test('other text is not claimed', () => {
  assert.equal(claim('Event ID: 529 was mentioned here'), undefined)
  assert.equal(claim('Date: Tue', 'Subject: Event ID: 529'), undefined)
  assert.equal(claim('<EventID>4625</EventID>', '<Computer>DC01</Computer>'), undefined)
})
