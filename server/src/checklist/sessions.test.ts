import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { protocolLogsOf } from './protocolLogs.ts'
import { clientsOf } from './sessions.ts'
import { sharedAddresses } from './sharedAddresses.ts'
import { fileOf, type FileOptions, snapshotOf, type Told } from './testing/caseBuilder.ts'

const row = (at: number, action: string, client: string, source: string, more: Partial<Told> = {}): Told => ({
  at,
  action,
  client,
  source,
  logger: 'EXCHSRV01',
  server: '10.1.1.25',
  protocol: 'smtp',
  ...more,
})
const snapshot = (rows: readonly Told[], options?: FileOptions) => snapshotOf([fileOf('ex.log', rows, options)])
const logs = (rows: readonly Told[], options?: FileOptions) => protocolLogsOf(snapshot(rows, options))
const clients = (rows: readonly Told[]) => clientsOf(logs(rows), atOnce(sharedAddresses(snapshot(rows), logs(rows))))

test('each greeting begins a session, however close', () => {
  const [relay] = clients([
    row(0, 'EHLO', '10.1.5.20', 'GATEWAY01'),
    row(0, 'MAIL', '10.1.5.20', 'GATEWAY01'),
    row(0, 'EHLO', '10.1.5.20', 'GATEWAY01'),
    row(1, 'QUIT', '10.1.5.20', 'GATEWAY01'),
    row(1, 'MAIL', '10.1.5.20', 'GATEWAY01'),
    row(2, 'QUIT', '10.1.5.20', 'GATEWAY01'),
  ])
  assert.equal(relay?.sessions.length, 2)
  assert.equal(relay.deliveries, 2)
  assert.deepEqual([...relay.names], [['GATEWAY01', 2]])
})

test('the greeting after STARTTLS belongs to the same session', () => {
  const rows = ['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT'].map((verb, at) => row(at, verb, '10.1.5.9', 'APP'))
  assert.equal(clients(rows)[0]?.sessions.length, 1)
})

test('a pause of more than half a minute ends a session', () => {
  const rows = [row(0, 'RCPT', '10.1.5.9', 'APP'), row(29, 'RCPT', '10.1.5.9', 'APP'), row(60, 'RCPT', '10.1.5.9', 'APP')]
  assert.equal(clients(rows)[0]?.sessions.length, 2)
})

test('a session that stops after EHLO delivers nothing', () => {
  const [probe] = clients([row(0, 'EHLO', '10.1.5.77', 'WEBAPP01'), row(0, 'QUIT', '10.1.5.77', 'WEBAPP01')])
  assert.equal(probe?.deliveries, 0)
})

test('rows in which the server is the client are left out', () => {
  const found = clients([
    row(0, 'EHLO', '192.0.2.11', 'OutboundConnectionCommand', { outbound: true }),
    row(1, 'EHLO', '10.1.5.77', 'WEBAPP01'),
    row(2, 'QUIT', '10.1.5.77', 'WEBAPP01'),
  ])
  assert.deepEqual(
    found.map(client => client.address),
    ['10.1.5.77'],
  )
})

test('a sign-in places its session, and a refusal says that it may come late', () => {
  const [client] = clients([
    row(0, 'EHLO', '10.1.5.77', 'WEBAPP01'),
    row(3, 'AUTH', '10.1.5.77', 'WEBAPP01', { class: 'bad-password' }),
    row(8, 'QUIT', '10.1.5.77', 'WEBAPP01'),
  ])
  assert.equal(client?.sessions[0]?.entry, 1)
  assert.equal(client.late, true)
})

test('session ids keep sessions apart where the log has them', () => {
  const rows = [row(0, 'USER', '10.1.1.7', 'X', { session: '1' }), row(1, 'USER', '10.1.1.7', 'X', { session: '2' })]
  assert.equal(clients([...rows, row(2, 'PASS', '10.1.1.7', 'X', { session: '1' })])[0]?.sessions.length, 2)
})

test('a log of logons without a protocol is no protocol log', () => {
  assert.deepEqual(logs([{ at: 0, class: 'bad-password', user: 'User1', client: '10.1.1.1', protocol: 'kerberos' }]), [])
})

test('a protocol log knows its machine from its rows, its configuration or the address it was reached at', () => {
  const smtp = fileOf('smtp.log', [row(0, 'EHLO', '10.1.5.77', 'WEBAPP01')])
  const web = fileOf('web.log', [{ at: 0, protocol: 'owa', client: '10.1.2.2', server: '10.1.1.25' }])
  const elsewhere = fileOf('other.log', [{ at: 0, protocol: 'owa', client: '10.1.2.2', server: '10.1.1.99' }])
  const configured = fileOf('conf.log', [{ at: 0, protocol: 'http', client: '10.1.2.2' }], { host: 'Web02.contoso.com' })
  const found = protocolLogsOf(snapshotOf([smtp, web, elsewhere, configured]))
  assert.deepEqual(
    found.map(log => [log.file.path, log.family, log.hosts]),
    [
      ['conf.log', 'web', ['web02']],
      ['other.log', 'web', []],
      ['smtp.log', 'mail', ['exchsrv01']],
      ['web.log', 'web', ['exchsrv01']],
    ],
  )
})

const refusal = (at: number, more: Partial<Told> = {}): Told =>
  row(at, 'AUTH', '10.1.5.9', 'APP', { session: '1', class: 'bad-password', codes: [{ space: 'smtp', value: 535 }], ...more })

test('who is refused again and again in one connection is there each time', () => {
  const [client] = clients([row(0, 'EHLO', '10.1.5.9', 'APP', { session: '1' }), refusal(1), refusal(61), refusal(121)])
  assert.deepEqual(
    client?.sessions.map(({ entry }) => entry),
    [1, 2, 3],
  )
  assert.deepEqual([...client.names], [['APP', 1]])
})

test('a session is named by its greeting, though its first row does not know it', () => {
  const { source: _, ...connected } = row(0, 'CONNECT', '10.1.5.9', '', { session: '1' })
  const [client] = clients([connected, row(1, 'EHLO', '10.1.5.9', 'APP', { session: '1' })])
  assert.deepEqual([...(client?.names ?? [])], [['APP', 1]])
})

test('a refusal told in words is at the moment of the verdict, a reply may come late', () => {
  const isLate = (...rows: readonly Told[]): boolean | undefined => clients(rows)[0]?.late
  assert.equal(isLate(refusal(1, { code: 'LogonDenied', codes: [] })), false)
  assert.equal(isLate(refusal(1)), true)
})

test('sessions that are refused for somebody else explain nothing', () => {
  const rows = [refusal(1, { user: 'mvogel' }), refusal(2, { session: '2', user: 'User1' }), refusal(3, { session: '3' })]
  const user = { kind: 'user', name: 'User1', domain: 'CONTOSO' } as const
  const times = (more: readonly Told[]): number[] =>
    clientsOf(logs(more), atOnce(sharedAddresses(snapshot(more), logs(more))), user).flatMap(({ sessions }) =>
      sessions.map(({ entry }) => entry),
    )
  assert.deepEqual(times(rows), [1, 2])
  assert.deepEqual(times([refusal(1, { user: 'u.one@contoso.com' })]), [0], 'a principal name may be the same account')
})

test('a session that is let in sent no wrong password, unless it was refused before', () => {
  const told = [
    row(0, 'login', '10.1.5.90', '', { user: 'healthmon', session: '1', protocol: 'imap4', class: 'logon' }),
    row(60, 'login', '10.1.5.91', '', { session: '2', protocol: 'imap4', class: 'bad-password' }),
    row(61, 'login', '10.1.5.91', '', { session: '2', protocol: 'imap4', class: 'logon' }),
  ]
  const shared = atOnce(sharedAddresses(snapshot(told), logs(told)))
  const sessionsOf = (user?: Parameters<typeof clientsOf>[2]) =>
    clientsOf(logs(told), shared, user).map(({ address, sessions }) => [address, sessions.length])
  assert.deepEqual(sessionsOf(), [
    ['10.1.5.90', 1],
    ['10.1.5.91', 1],
  ])
  assert.deepEqual(sessionsOf({ kind: 'user', name: 'User1', domain: 'CONTOSO' }), [
    ['10.1.5.90', 0],
    ['10.1.5.91', 1],
  ])
})

test('an address that many come from is marked where no name tells them apart', () => {
  const people = Array.from({ length: 10 }, (_, n) =>
    row(n * 60, 'login', '10.1.1.4', '', { protocol: 'imap4', class: 'logon', user: `u${n}` }),
  )
  const alone = row(700, 'login', '10.1.5.91', '', { protocol: 'imap4' })
  assert.deepEqual(
    clients([...people, alone]).map(({ address, shared }) => [address, shared]),
    [
      ['10.1.1.4', true],
      ['10.1.5.91', false],
    ],
  )
})
