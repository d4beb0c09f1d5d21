import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../testing/reading.testing.ts'
import { securityXml } from './format.ts'

const event = (user: string, more = ''): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4776</EventID>` +
  `<Computer>DC01</Computer></System><EventData><Data Name='TargetUserName'>${user}</Data><Data Name='Status'>0xc000006a</Data>${more}</EventData></Event>`
const users = (text: string): (string | undefined)[] =>
  reading(securityXml, new TextEncoder().encode(text)).entries.map(({ who }) => who.user)

test('an event that is cut off takes none of its neighbours with it', () => {
  const [first, second, third] = [event('User1'), event('User2'), event('User3')]
  for (let cut = 7; cut < second.length - '</Event>'.length; cut++) {
    const found = users(`<Events>${first}${second.slice(0, cut)}\n${third}</Events>`)
    assert.deepEqual(found, ['User1', 'User3'], `cut at ${cut}`)
  }
})

test('an event of nearly a megabyte is read, one beyond all measure is none', () => {
  const long = (length: number): string => `<Data Name='CommandLine'>${'x'.repeat(length)}</Data>`
  assert.deepEqual(users(event('User1', long(900_000)) + event('User2')), ['User1', 'User2'])
  assert.deepEqual(users(`${event('User1')}${event('User2', long(3_000_000))}\n${event('User3')}`), ['User1', 'User3'])
})

test('tags that are never closed do not hide where the event ends', () => {
  assert.deepEqual(users(`${event('User1', '<b><c><d>')}${event('User2')}`), ['User1', 'User2'])
})

test('an element whose name only begins like an event is none', () => {
  assert.deepEqual(users(`<Events><EventX>${event('User1')}</EventX></Events>`), ['User1'])
})
