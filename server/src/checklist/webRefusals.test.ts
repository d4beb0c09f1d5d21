import assert from 'node:assert/strict'
import { test } from 'node:test'
import { protocolLogsOf } from './protocolLogs.ts'
import { sharedAddresses } from './sharedAddresses.ts'
import { EASTERN, fileOf, snapshotOf, type Told } from './testing/caseBuilder.ts'
import { refusedClients } from './webRefusals.ts'

const OWA: Told = { protocol: 'owa', class: 'bad-password', server: '10.1.1.25' }

test('a client of a web log is one that was refused without a name', () => {
  const rows: Told[] = [
    { ...OWA, at: 10, client: '10.1.5.77' },
    { ...OWA, at: 70, client: '10.1.5.77' },
    { ...OWA, at: 80, client: '10.1.5.78', user: 'CONTOSO\\Anna' },
    { ...OWA, at: 90, client: '10.1.5.79', class: 'other' },
  ]
  const [log] = protocolLogsOf(snapshotOf([fileOf('ex.log', rows)]))
  const clients = refusedClients(log!)
  assert.deepEqual(
    clients.map(({ address, protocol, sessions }) => [address, protocol, sessions.length]),
    [['10.1.5.77', 'owa', 2]],
  )
})

test('the moments of refusals are those of the clock that is known now', () => {
  const file = fileOf('ex.log', [{ ...OWA, at: 10, client: '10.1.5.77' }], { clock: EASTERN })
  const momentOf = (one: typeof file): number | undefined => protocolLogsOf(snapshotOf([one])).flatMap(refusedClients)[0]?.sessions[0]?.at
  const before = momentOf(file)
  const after = momentOf({ ...file, clock: { ...EASTERN, skewSeconds: 60 } })
  assert.equal(after, before! - 60_000)
})

test('the one address that nearly all users of a server come from is no client of its own', () => {
  const users = ['Anna', 'Bert', 'Carl']
  const rows = (address: (n: number) => string): Told[] =>
    users.map((user, n) => ({ at: n, protocol: 'ews', class: 'logon', server: '10.1.1.25', client: address(n), user: `CONTOSO\\${user}` }))
  const shared = (told: readonly Told[]): boolean => sharedAddresses(snapshotOf([fileOf('ex.log', told)])).isShared('10.1.1.4')
  assert.equal(shared(rows(() => '10.1.1.4')), true)
  assert.equal(shared(rows(n => `10.1.1.${4 + n}`)), false)
})
