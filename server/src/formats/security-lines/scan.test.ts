import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../recognise.ts'
import { reading } from '../testing/reading.testing.ts'
import { securityLines } from './format.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (...lines: readonly string[]) => reading(securityLines, bytesOf(lines.join('\r\n')))
const claim = (...lines: readonly string[]) => securityLines.recognise(headOf('x.txt', lines.join('\n')))

/** A list as a console of a width shows it: the description indented, its lines cut. */
function listed(width: number, description: readonly string[]): readonly string[] {
  const indent = ' '.repeat(15)
  const cut = description.flatMap(line => {
    const text = line.replaceAll('\t', '        ')
    const parts = Math.max(1, Math.ceil(text.length / (width - indent.length)))
    return Array.from({ length: parts }, (_, i) => text.slice(i * (width - indent.length), (i + 1) * (width - indent.length)))
  })
  return [
    'ProviderName : Microsoft-Windows-Security-Auditing',
    'Id           : 4740',
    `Message      : ${cut[0]}`,
    ...cut.slice(1).map(text => indent + text),
  ]
}

const LOCKED = [
  'A user account was locked out.',
  '',
  'Account That Was Locked Out:',
  '\tSecurity ID:\t\tS-1-5-21-1004336348-1177238915-682003330-1121',
  '\tAccount Name:\t\tan.account.with.a.very.long.name.indeed@contoso.example.com',
  '',
  'Additional Information:',
  '\tCaller Computer Name:\tEXCHSRV01',
]

test('a name that the console cut is read whole', () => {
  const { who } = read(...listed(79, LOCKED)).entries[0]!
  assert.deepEqual(who, { user: 'an.account.with.a.very.long.name.indeed@contoso.example.com', source: 'EXCHSRV01' })
})

test('a list without an Event ID is claimed where its text begins as that of an event does', () => {
  const time = 'TimeCreated : 9/12/2006 10:02:10 AM'
  assert.equal(claim(time, 'Message     : An account failed to log on.')?.confidence, 0.9)
  assert.equal(claim(time, 'Message     : An account failed to log on to the shop.'), undefined)
  assert.equal(claim('Source  : shop', 'Message : An account failed to log on.'), undefined)
})

test('an event of which neither number nor title is known is kept, and says nothing of a logon', () => {
  const { entries } = read('TimeCreated : 9/12/2006 10:02:10 AM', 'Message     : Ein Konto.', '              Kontoname: User1')
  assert.deepEqual(
    entries.map(({ class: kind, outcome, code, who }) => [kind, outcome, code, who.user]),
    [['other', 'none', '', 'User1']],
  )
})

test('lines that no console cut are not joined', () => {
  const lines = [
    'The computer attempted to validate the credentials for an account.',
    '',
    `Authentication Package:\tNTLM${' '.repeat(40)}x`,
    'Logon Account:\tUser1',
  ]
  assert.equal(read(...listed(200, lines)).entries[0]?.who.user, 'User1')
})

test('a name is read whole also where the console cut it in an event that is like ones before', () => {
  const prose = `This event is generated when an account is locked out. ${'It is generated on domain controllers. '.repeat(3)}`
  const nameOf = (length: number): string => 'an.account.with.a.very.long.name'.padEnd(length, '.indeed')
  for (let length = 1; length < 60; length++) {
    const names = ['User1', 'User2', 'User3', nameOf(length)]
    const lists = names.flatMap(name => [
      ...listed(79, [...LOCKED.slice(0, 4), `\tAccount Name:\t\t${name}`, ...LOCKED.slice(5), '', prose]),
      '',
    ])
    const users = read(...lists).entries.map(({ who }) => who.user)
    assert.deepEqual(users, names)
  }
})

test('a date alone begins an event of Splunk, and what stands below it without pairs is none', () => {
  const events = ['9/12/2016 10:02:10 AM', 'LogName=Security', 'EventCode=4740', 'Message=x', '\tAccount Name:\tUser1']
  assert.deepEqual(
    read(...events, '9/12/2016 10:02:11 AM', 'is when it was printed').entries.map(({ code, line }) => [code, line]),
    [['4740', 1]],
  )
  const behind = [
    ...events,
    ...events,
    '9/12/2016 10:02:12 AM',
    'LogName=Security',
    'EventCode=4740',
    'ComputerName=x MSWinEventLog',
    'Message=x',
  ]
  assert.equal(read(...behind).entries.length, 3)
})

test('results of a search of Splunk are claimed where they hold events of the Security log', () => {
  const result = (raw: string): string => JSON.stringify({ preview: false, result: { _time: 'x', _raw: raw } })
  const event = '9/12/2016 10:02:10 AM\nLogName=Security\nEventCode=4740\nMessage=x\n\tAccount Name:\tUser1'
  assert.equal(claim(result(event))?.confidence, 0.9)
  assert.equal(claim(result(event.replace('Security', 'System'))), undefined)
  assert.equal(claim(result('9/12/2016 10:02:10 AM GET / 200')), undefined)
  assert.equal(claim(JSON.stringify({ preview: false, results: [{ _raw: event }, { _raw: event }] })), undefined)
  const { entries } = read(result(event), result('Sep 12 10:02:10 host sshd[4]: x'), result(event))
  assert.deepEqual(
    entries.map(({ line, who }) => [line, who.user]),
    [
      [1, 'User1'],
      [3, 'User1'],
    ],
  )
})

test('tables are claimed where they are of events, and their text is cut', () => {
  const heading = ['TimeCreated              Id LevelDisplayName Message', '-----------              -- ---------------- -------']
  const row = '9/12/2016 10:02:10 AM  4625 Information      An account failed...'
  assert.equal(claim(...heading, row)?.confidence, 0.6)
  assert.equal(claim('', '   ProviderName: Microsoft-Windows-Security-Auditing', '', ...heading, row)?.confidence, 0.9)
  assert.equal(claim(...heading, row, '', `${' '.repeat(45)}Subject:`), undefined)
  assert.equal(claim('time                    id name', '----------------------- -- ----', '2016-09-12 10:02:10.000 12 Ann'), undefined)
})

test('a row that breaks off in its number is none', () => {
  const heading = ['TimeCreated              Id LevelDisplayName', '-----------              -- ----------------']
  const row = '9/12/2016 10:02:10 AM  4740'
  for (let length = 0; length < row.length; length++) assert.equal(read(...heading, row.slice(0, length)).entries.length, 0)
  assert.equal(read(...heading, `${row} I`).entries[0]?.code, '4740')
})

test('the process of an event is its caller, not the one that wrote it', () => {
  const list = [
    'Id        : 4625',
    'ProcessId : 604',
    'Message   : An account failed to log on.',
    '            Caller Process ID:  0x6c0',
    'MachineName : DC01',
  ]
  assert.equal(read(...list).entries[0]?.who.process, 'PID 1728 on DC01')
})

test('an instance id has a facility in its upper half', () =>
  assert.equal(read('InstanceId : 3221230097', 'Message    : x').entries[0]?.code, '4625'))

test('lists of something else are no events', () => {
  const { entries, gaps } = read('Source : here', 'Category : there', '', 'Source : here')
  assert.deepEqual([entries.length, gaps.length], [0, 0])
  assert.equal(claim('Id : 604', 'ProcessName : lsass', 'Handles : 12'), undefined)
})

test('lines of other programs are not claimed', () => {
  assert.equal(claim('675,User1,10.1.5.77,401', '676,User2,10.1.5.78,200'), undefined)
  assert.equal(claim('Sep 12 10:02:10 mail sshd[1728]: Failed password for User1 security[5]'), undefined)
  assert.match(claim('675,AUDIT FAILURE,Security,Tue Sep 12 10:02:10 2006,x,y')?.because ?? '', /one event as EventCombMT/)
})

test('noise does no harm', () => {
  const noise = Array.from(
    { length: 2000 },
    (_, i) =>
      ['Id : 1', '\n', '[1] ', 'Message :', ' '.repeat(80), '675,AUDIT FAILURE,', '\t', 'WinEvtLog: ', ': ', '\0', '\u00ff'][
        (i * i + i) % 11
      ]!,
  ).join('')
  const whole = reading(securityLines, bytesOf(noise))
  for (const chunk of [1, 7, 64, 1000]) assert.deepEqual(reading(securityLines, bytesOf(noise), chunk), whole)
})
