import assert from 'node:assert/strict'
import { test } from 'node:test'
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
