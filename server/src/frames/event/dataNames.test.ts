import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldIn, NAMES, nameAt, nameNumber, slotsIn } from './dataNames.ts'
import { orderOf } from './dataOrder.ts'
import { EVENT_DATA, EXCEPTIONS } from './eventData.ts'
import { EVENT_FIELDS } from './eventFields.ts'
import * as S from './slots.ts'

const slotOf = (event: number, name: string): number | undefined => slotsIn(event)[nameNumber(name)]

test('every name of the table is found in bytes, and no other', () => {
  for (const [name] of EVENT_DATA) {
    const bytes = new TextEncoder().encode(`<${name}>`)
    assert.equal(nameAt(bytes, 1, bytes.length - 1), nameNumber(name), name)
    assert.equal(nameAt(bytes, 1, bytes.length), -1, `${name} and one sign more`)
  }
  assert.equal(nameAt(new Uint8Array(0), 0, 0), -1)
})

test('names are told apart, and so are the fields', () => {
  assert.equal(new Set(EVENT_DATA.map(([name]) => name)).size, NAMES)
  assert.equal(new Set(EVENT_FIELDS.map(({ id }) => id)).size, EVENT_FIELDS.length)
  for (const { name } of EXCEPTIONS) assert.notEqual(nameNumber(name), -1, name)
})

test('the domain of a lockout is the computer it came through', () => {
  assert.equal(slotOf(4740, 'TargetDomainName'), S.STATION)
  assert.equal(slotOf(4625, 'TargetDomainName'), S.DOMAIN)
  assert.equal(fieldIn(4740, nameNumber('TargetDomainName')), 'caller-computer')
})

test('the process of a process start is the new one', () => {
  assert.equal(slotOf(4688, 'ProcessId'), S.UNREAD)
  assert.equal(slotOf(4688, 'NewProcessId'), S.PROCESS_ID)
  assert.equal(slotOf(4625, 'ProcessId'), S.PROCESS_ID)
})

test('a code of Kerberos is not one of Windows', () => {
  assert.equal(fieldIn(4771, nameNumber('Status')), 'ticket-status')
  assert.equal(fieldIn(4776, nameNumber('Status')), 'Status')
})

test('values without names are known by their order, and by how many there are', () => {
  const names = (event: number, count: number) => orderOf(event, count).map(name => EVENT_DATA[name]?.[0])
  assert.equal(names(529, 6)[5], 'WorkstationName')
  assert.equal(names(529, 13)[9], 'ProcessId')
  assert.equal(names(672, 9)[8], 'IpAddress')
  assert.equal(names(672, 13)[6], 'Status')
  assert.deepEqual(names(1, 3), [])
})
