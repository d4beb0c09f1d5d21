import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leases } from './leases.ts'
import type { Client } from './sessions.ts'
import { ASSUMED, type FileOptions, fileOf, snapshotOf, START, type Told } from './testing/caseBuilder.ts'

const web = fileOf('web.log', [{ at: 0 }])
const HOUR = 3600

/** A client with a session in each of some hours. */
const clientIn = (...hours: readonly number[]): Client => ({
  address: '10.1.5.77',
  protocol: 'smtp',
  sessions: hours.map(hour => ({ at: START + hour * HOUR * 1000, file: web, entry: 0 })),
  names: new Map(),
  deliveries: 0,
  late: false,
  behind: '',
  kind: 'ip',
  shared: false,
})

const lease = (hour: number, part: string, source?: string): Told => ({
  at: hour * HOUR,
  action: `lease ${part}`,
  client: '10.1.5.77',
  ...(source === undefined ? {} : { source }),
})

function machinesOf(client: Client, told: readonly Told[], options: FileOptions = {}): string[] {
  const found = leases(snapshotOf([fileOf('dhcp.log', told, options)]), client)
  return found.map(({ file, entry }) => (file.table.who(entry).source as { name: string }).name)
}

const TWO = [lease(0, 'begins', 'WS1'), lease(4, 'ends', 'WS1'), lease(5, 'begins', 'WS2'), lease(9, 'goes on', 'WS2.contoso.com')]

test('a lease names the machine as long as it goes on', () => {
  assert.deepEqual(machinesOf(clientIn(1, 3), TWO), ['WS1'])
  assert.deepEqual(machinesOf(clientIn(6, 10), TWO), ['WS2', 'WS2.contoso.com'])
})

test('between two leases nobody has the address', () => assert.deepEqual(machinesOf(clientIn(4.5), TWO), []))

test('a client that is there during the leases of two machines is neither', () => assert.deepEqual(machinesOf(clientIn(1, 6), TWO), []))

test('a lease that ended without a name is ended too', () =>
  assert.deepEqual(machinesOf(clientIn(6), [lease(0, 'begins', 'WS1'), lease(4, 'ends')]), []))

test('where the clock is assumed, only an address that one machine ever had is named', () => {
  assert.deepEqual(machinesOf(clientIn(1), TWO, { clock: ASSUMED }), [])
  assert.deepEqual(machinesOf(clientIn(1), [lease(0, 'begins', 'WS1')], { clock: ASSUMED }), ['WS1'])
})
