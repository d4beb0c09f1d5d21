import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCase } from '../../../test/cases/exchange-lockout/openCase.ts'
import { UTC_CLOCK } from './clock.ts'
import { withSteps } from './clockSteps.ts'
import { type EvidenceFile, utcOf } from './evidenceFile.ts'
import { evidenceOf } from './testing/files.testing.ts'
import { zoneOf } from './zone.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const event = (time: string, id: number, data: string, computer = 'DC01'): string =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>${id}</EventID>` +
  `<TimeCreated SystemTime="${time}"/><Channel>Security</Channel><Computer>${computer}.contoso.com</Computer></System><EventData>${data}</EventData></Event>\n`
const failure = (time: string, computer?: string): string =>
  event(
    time,
    4776,
    '<Data Name="TargetUserName">User1</Data><Data Name="Workstation">PC1</Data><Data Name="Status">0xc000006a</Data>',
    computer,
  )
const change = (from: string, to: string): string =>
  event(to, 4616, `<Data Name="PreviousTime">${from}</Data><Data Name="NewTime">${to}</Data>`)
const opened = (path: string, text: string, timeZone = ''): EvidenceFile => openCase([{ path, bytes: bytes(text) }], { timeZone }).files[0]!
const times = (file: EvidenceFile): string[] =>
  Array.from({ length: file.table.count }, (_, entry) => new Date(utcOf(file, entry)).toISOString().slice(11, 19))

const BEFORE = failure('2021-03-02T10:00:40.000Z')
const SET = change('2021-03-02T10:01:40.000Z', '2021-03-02T10:01:00.000Z')
const AFTER = failure('2021-03-02T10:02:00.000Z')

describe('a clock that Windows says was set back 40 s', () => {
  test('was that far ahead before', () => {
    const file = opened('dc.xml', `<Events>${BEFORE}${SET}${AFTER}</Events>`)
    assert.deepEqual(times(file), ['10:00:00', '10:01:00', '10:02:00'])
    assert.match(file.clock.because, /set 40 s back on the way/)
  })

  test('so too where the newest entry is first', () => {
    assert.deepEqual(times(opened('dc.xml', `<Events>${AFTER}${SET}${BEFORE}</Events>`)), ['10:02:00', '10:01:00', '10:00:00'])
  })

  test('is not that of other machines whose events were collected with it', () => {
    const others = failure('2021-03-02T10:00:41.000Z', 'DC02')
    assert.equal(opened('all.xml', `<Events>${BEFORE}${others}${SET}${AFTER}</Events>`).clock.segments, undefined)
  })

  test('is no step where a time service moved it by less than two seconds', () => {
    const small = change('2021-03-02T10:01:00.900Z', '2021-03-02T10:01:00.000Z')
    assert.equal(opened('dc.xml', `<Events>${BEFORE}${small}${AFTER}</Events>`).clock.segments, undefined)
  })
})

describe('the hour that autumn writes twice', () => {
  const line = (time: string): string =>
    `10/31 ${time} [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from PC1 Returns 0xC000006A\n`
  const text = ['01:30:00', '02:10:00', '02:50:00', '02:10:00', '02:50:00', '03:10:00'].map(line).join('')
  const clocks = JSON.stringify({ schema: 'lockout-trail/case@1', clocks: [{ path: '*', zone: 'Europe/Berlin', year: 2021 }] })

  test('is not looked for in a log of local times that has no entry yet', () => {
    const heading =
      'ID,Date,Time,Description,IPv6 Address,Host Name,Error Code, Duid Length, Duid Bytes(Hex),User Name,Dhcid,Subnet Prefix.\n'
    const { table, clock } = opened('DhcpV6SrvLog-Mon.log', heading)
    assert.deepEqual([table.count, clock.basis, clock.segments], [0, 'local', undefined])
  })

  test('is told apart by the order of the lines', () => {
    const [file] = openCase([
      { path: 'netlogon.log', bytes: bytes(text) },
      { path: 'x.lockout-case.json', bytes: bytes(clocks) },
    ]).files
    assert.deepEqual(times(file!), ['23:30:00', '00:10:00', '00:50:00', '01:10:00', '01:50:00', '02:10:00'])
  })

  test('is found in a log that begins and ends in it', () => {
    const [file] = openCase([
      { path: 'netlogon.log', bytes: bytes(['02:20:00', '02:40:00', '02:50:00', '02:10:00', '02:15:00'].map(line).join('')) },
      { path: 'x.lockout-case.json', bytes: bytes(clocks) },
    ]).files
    assert.deepEqual(times(file!), ['00:20:00', '00:40:00', '00:50:00', '01:10:00', '01:15:00'])
  })

  test('so too where the newest line is first', () => {
    const [file] = openCase([
      { path: 'netlogon.log', bytes: bytes(text.split('\n').toReversed().join('\n').trimStart() + '\n') },
      { path: 'x.lockout-case.json', bytes: bytes(clocks) },
    ]).files
    assert.deepEqual(times(file!), ['02:10:00', '01:50:00', '01:10:00', '00:50:00', '00:10:00', '23:30:00'])
  })

  test('goes on over an entry that states no time, and begins behind one', () => {
    const clock = { ...UTC_CLOCK, basis: 'local', zone: zoneOf('Europe/Berlin')!, how: 'configured' } as const
    const [first, second, timeless] = [Date.UTC(2021, 9, 31, 2, 10), Date.UTC(2021, 9, 31, 2, 50), Number.NaN]
    const rows = [second, timeless, first, timeless, second].map(at => ({ user: 'User1', at }))
    const file = withSteps(evidenceOf(rows, clock))
    assert.equal(utcOf(file, 2), Date.UTC(2021, 9, 31, 1, 10))
    assert.equal(utcOf(file, 4), Date.UTC(2021, 9, 31, 1, 50))
  })

  test('is no such hour where the times go back more than once', () => {
    const [file] = openCase([
      { path: 'netlogon.log', bytes: bytes(text + text) },
      { path: 'x.lockout-case.json', bytes: bytes(clocks) },
    ]).files
    assert.equal(file!.clock.segments, undefined)
  })

  test('is no such hour where the clocks do not go back then, whatever the lines say', () => {
    for (const zone of ['+01:00', 'Asia/Tokyo']) {
      const [file] = openCase([
        { path: 'netlogon.log', bytes: bytes(text) },
        { path: 'x.lockout-case.json', bytes: bytes(clocks.replace('Europe/Berlin', zone)) },
      ]).files
      assert.equal(file!.clock.segments, undefined, zone)
    }
  })
})
