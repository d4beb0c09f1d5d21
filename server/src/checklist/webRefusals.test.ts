import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { type ProtocolLog, protocolLogsOf } from './protocolLogs.ts'
import { sharedAddresses } from './sharedAddresses.ts'
import { EASTERN, fileOf, snapshotOf, type Told } from './testing/caseBuilder.ts'
import { refusedClients } from './webRefusals.ts'

const USER = { kind: 'user', name: 'User1', domain: 'CONTOSO' } as const
const NOBODY_SHARES = atOnce(sharedAddresses(snapshotOf([]), []))
const clientsIn = (log: ProtocolLog) => refusedClients(log, NOBODY_SHARES, USER)

const OWA: Told = { protocol: 'owa', class: 'bad-password', server: '10.1.1.25' }

test('a client of a web log is one that was refused without a name', () => {
  const rows: Told[] = [
    { ...OWA, at: 10, client: '10.1.5.77' },
    { ...OWA, at: 70, client: '10.1.5.77' },
    { ...OWA, at: 80, client: '10.1.5.78', user: 'CONTOSO\\Anna' },
    { ...OWA, at: 90, client: '10.1.5.79', class: 'other' },
  ]
  const [log] = protocolLogsOf(snapshotOf([fileOf('ex.log', rows)]))
  const clients = clientsIn(log!)
  assert.deepEqual(
    clients.map(({ address, protocol, sessions }) => [address, protocol, sessions.length]),
    [['10.1.5.77', 'owa', 2]],
  )
})

/** A 401 of a log that writes no reason. */
const challenge = (more: Told): Told => ({
  protocol: 'activesync',
  class: 'handshake',
  codes: [{ space: 'http', value: 401_000 }],
  client: '10.1.5.77',
  ...more,
})

test('a client that is asked for a password, and not let in, was refused, where the log writes no reason', () => {
  const rows: Told[] = [
    challenge({ at: 10, user: 'CONTOSO\\User1' }),
    challenge({ at: 70 }),
    challenge({ at: 80, user: 'CONTOSO\\Anna' }),
    challenge({ at: 90, client: '10.1.5.78' }),
    { at: 91, protocol: 'activesync', class: 'logon', client: '10.1.5.78', user: 'CONTOSO\\Anna' },
  ]
  const [log] = protocolLogsOf(snapshotOf([fileOf('HttpProxy.LOG', rows)]))
  assert.deepEqual(
    clientsIn(log!).map(({ address, sessions }) => [address, sessions.map(({ entry }) => entry)]),
    [['10.1.5.77', [0, 1]]],
  )
})

test('a client that was let in is no refused one, also where a row of it states no time', () => {
  const served = (at?: number): Told => ({
    protocol: 'activesync',
    class: 'logon',
    client: '10.1.5.77',
    user: 'CONTOSO\\Anna',
    ...(at && { at }),
  })
  const rows = [served(10), served(20), served(), challenge({ at: 90 }), served(91), served(200)]
  const [log] = protocolLogsOf(snapshotOf([fileOf('HttpProxy.LOG', rows)]))
  assert.deepEqual(clientsIn(log!), [])
})

test('a refusal or question that states no time is no moment of a client', () => {
  const rows: Told[] = [{ ...OWA, client: '10.1.5.77' }, { ...OWA, at: 70, client: '10.1.5.77' }, challenge({ client: '10.1.5.78' })]
  const [log] = protocolLogsOf(snapshotOf([fileOf('ex.log', rows)]))
  assert.deepEqual(
    clientsIn(log!).map(({ address, sessions }) => [address, sessions.map(({ entry }) => entry)]),
    [['10.1.5.77', [1]]],
  )
})

test('a 401 that says why it is no refusal is none', () => {
  const [log] = protocolLogsOf(
    snapshotOf([
      fileOf('ex.log', [
        challenge({
          at: 10,
          codes: [
            { space: 'http', value: 401_002 },
            { space: 'win32', value: 5 },
          ],
        }),
      ]),
    ]),
  )
  assert.deepEqual(clientsIn(log!), [])
})

test('a device goes by its address where that is its own, and else by its DeviceId', () => {
  const told = (addresses: readonly string[]) => {
    const rows = addresses.map((client, n) => challenge({ at: n * 60, client, device: 'androidc1', user: 'CONTOSO\\User1' }))
    const [log] = protocolLogsOf(snapshotOf([fileOf('HttpProxy.LOG', rows)]))
    return clientsIn(log!).map(({ kind, address, behind, names }) => [kind, address, behind, [...names.keys()].join()])
  }
  assert.deepEqual(told(['80.1.1.1', '80.1.1.1']), [['ip', '80.1.1.1', '', 'androidc1']])
  assert.deepEqual(told(['80.1.1.1', '80.1.1.2']), [['device', '80.1.1.1', 'androidc1', 'androidc1']])
})

test('an address that many come from is marked where nothing tells the client from them', () => {
  const rows = Array.from(
    { length: 12 },
    (_, n): Told => ({ at: n, protocol: 'owa', class: 'logon', client: '10.1.1.4', user: `CONTOSO\\u${n}` }),
  )
  const snapshot = snapshotOf([fileOf('ex.log', [...rows, { ...OWA, at: 20, client: '10.1.1.4' }])])
  const logs = protocolLogsOf(snapshot)
  assert.deepEqual(
    refusedClients(logs[0]!, atOnce(sharedAddresses(snapshot, logs)), USER).map(({ shared }) => shared),
    [true],
  )
})

test('the moments of refusals are those of the clock that is known now', () => {
  const file = fileOf('ex.log', [{ ...OWA, at: 10, client: '10.1.5.77' }], { clock: EASTERN })
  const momentOf = (one: typeof file): number | undefined => protocolLogsOf(snapshotOf([one])).flatMap(clientsIn)[0]?.sessions[0]?.at
  const before = momentOf(file)
  const after = momentOf({ ...file, clock: { ...EASTERN, skewSeconds: 60 } })
  assert.equal(after, before! - 60_000)
})

test('the one address that nearly all users of a server come from is no client of its own', () => {
  const users = ['Anna', 'Bert', 'Carl']
  const rows = (address: (n: number) => string): Told[] =>
    users.map((user, n) => ({ at: n, protocol: 'ews', class: 'logon', server: '10.1.1.25', client: address(n), user: `CONTOSO\\${user}` }))
  const shared = (told: readonly Told[]): boolean => {
    const snapshot = snapshotOf([fileOf('ex.log', told)])
    return atOnce(sharedAddresses(snapshot, protocolLogsOf(snapshot))).isShared('10.1.1.4')
  }
  assert.equal(shared(rows(() => '10.1.1.4')), true)
  assert.equal(shared(rows(() => '10.1.1.4').map(({ server: _server, ...row }) => ({ ...row, logger: 'EXCHSRV01' }))), true)
  assert.equal(shared(rows(n => `10.1.1.${4 + n}`)), false)
})
