import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityText } from '../../model/identity.ts'
import { reading, record } from '../testing/reading.testing.ts'
import { securityJson } from './format.ts'

const event = (user: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    EventID: 4776,
    SourceName: 'Microsoft-Windows-Security-Auditing',
    Hostname: 'DC01',
    '@timestamp': '2026-03-04T10:02:11Z',
    TargetUserName: user,
    Status: '0xc000006a',
    ...more,
  })
const users = (text: string): (string | undefined)[] =>
  reading(securityJson, new TextEncoder().encode(text)).entries.map(({ who }) => who.user)

test('a damaged object takes none of its neighbours with it', () => {
  const [first, second, third] = [event('User1'), event('User2'), event('User3')]
  for (let cut = 1; cut < second.length; cut++) {
    const text = `${first}\n${second.slice(0, cut)}\n${third}\n`
    assert.deepEqual(users(text), ['User1', 'User3'], `cut at ${cut}`)
  }
})

test('on one line too, as far as a neighbour can be told', () => {
  const broken = event('User2').replace('"Hostname":"DC01"', '"Hostname":DC01"')
  assert.deepEqual(users(`[${event('User1')},${broken},${event('User3')}]`), ['User1', 'User3'])
})

test('an object of many lines that loses its end leaves the next one whole', () => {
  const spread = (user: string): string => JSON.stringify(JSON.parse(event(user)), undefined, 2)
  const lines = spread('User2').split('\n')
  assert.deepEqual(users([spread('User1'), lines.slice(0, 4).join('\n'), spread('User3')].join('\n')), ['User1', 'User3'])
})

test('an object of nearly a megabyte is read', () => {
  assert.deepEqual(users(`${event('User1', { Message: 'x'.repeat(900_000) })}\n${event('User2')}\n`), ['User1', 'User2'])
})

test('one beyond all measure is none, and what follows is read', () => {
  assert.deepEqual(users(`${event('User1')}\n${event('User2', { Message: 'x'.repeat(3_000_000) })}\n${event('User3')}\n`), [
    'User1',
    'User3',
  ])
})

test('objects that are no events of Windows are passed over', () => {
  const { entries, gaps } = reading(
    securityJson,
    new TextEncoder().encode(`{"name":"x","version":1}\n${event('User1')}\n{"a":[{"b":{}}]}\n`),
  )
  assert.equal(entries.length, 1)
  assert.deepEqual(gaps, [])
})

test('nesting without end is damage, not a fall', () => {
  assert.deepEqual(users(`${'{"a":'.repeat(10_000)}\n${event('User1')}\n`), ['User1'])
})

test('what an address of the collector says is nobody', () => {
  const { table } = record(
    securityJson,
    new TextEncoder().encode(event('User1', { host: '192.0.2.200', port: 60332, source: { ip: '192.0.2.9' } })),
  )
  assert.equal(table.who(0).client, undefined)
})

const text = 'Logon Account:\tUser1\r\nError Code:\t0xc000006a'

test('the text of an event is read where its values name nobody, and only there', () => {
  const names = (more: Readonly<Record<string, unknown>>): string | undefined =>
    users(event('', { TargetUserName: undefined, Message: text, ...more }))[0]
  assert.equal(names({}), 'User1')
  assert.equal(names({ TargetUserName: 'User2' }), 'User2')
  assert.equal(names({ Properties: [{ Value: 'NTLM' }, { Value: 'User3' }, { Value: 'WS042' }, { Value: '0xc000006a' }] }), 'User3')
  assert.equal(names({ Properties: Array(4).fill('System.Diagnostics.Eventing.Reader.EventProperty') }), 'User1')
})

test('an object with a number, a time and a text is an event; with less it is none', () => {
  const TimeCreated = '2026-03-04T10:02:11Z'
  const objects = [
    { Id: 4776, TimeCreated, Message: text },
    { Id: 4776, TimeCreated },
    { Id: 4776, Message: text },
    { TimeCreated, Message: text },
  ]
  assert.deepEqual(users(objects.map(one => JSON.stringify(one)).join('\n')), ['User1'])
})

test('the process beside the number of a PowerShell record wrote the event; with other numbers it may have asked', () => {
  const processOf = (number: string): string | undefined => {
    const { table } = record(securityJson, new TextEncoder().encode(event('User1', { EventID: undefined, [number]: 4625, ProcessId: 772 })))
    return table.who(0).process === undefined ? undefined : 'a process'
  }
  assert.equal(processOf('Id'), undefined)
  assert.equal(processOf('EventID'), 'a process')
})

test('a time with its moment beside its words is that moment', () => {
  const TimeCreated = { value: '/Date(1772618531123)/', DateTime: 'Wednesday, March 4, 2026 11:02:11 AM' }
  const { entries } = reading(securityJson, new TextEncoder().encode(JSON.stringify({ Id: 4776, TimeCreated, Message: text })))
  assert.equal(entries[0]?.time, '2026-03-04T10:02:11.123')
})

test('the type of an entry as a number says whether an audit failed', () => {
  const classOf = (EntryType: number): unknown =>
    reading(securityJson, new TextEncoder().encode(event('User1', { EventID: 4723, EntryType, Status: undefined }))).entries[0]?.class
  assert.deepEqual([classOf(16), classOf(8)], ['other', 'password-change'])
})

test('machine and time beside an event are its own in GELF alone', () => {
  const said = (more: Readonly<Record<string, unknown>>): unknown => {
    const { table } = record(
      securityJson,
      new TextEncoder().encode(event('User1', { Hostname: undefined, '@timestamp': undefined, ...more })),
    )
    const { logger } = table.who(0)
    return [logger === undefined ? undefined : identityText(logger), table.written(0)]
  }
  const beside = { host: 'DC01', timestamp: 1772618531.5 }
  assert.deepEqual(said(beside), [undefined, Number.NaN])
  assert.deepEqual(said({ ...beside, short_message: 'x' }), ['DC01', 1_772_618_531_500])
  assert.deepEqual(said({ ...beside, short_message: 'x', Hostname: 'DC02' }), ['DC02', 1_772_618_531_500])
})
