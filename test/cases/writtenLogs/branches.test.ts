import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event, events, investigated, lines, refusedBy, stepOf, TRIES } from './written.ts'

const POP_IMAP = 'C:\\Exchange\\ClientAccess\\PopImap\\'
const ADFS = 'C:\\Windows\\ADFS\\Microsoft.IdentityServer.ServiceHost.exe'
const SQL = 'C:\\Program Files\\Microsoft SQL Server\\MSSQL15.MSSQLSERVER\\MSSQL\\Binn\\sqlservr.exe'

interface Service {
  readonly name: 'POP3' | 'IMAP4'
  readonly port: number
  readonly image: string
  readonly refusal: string
}
const POP3: Service = {
  name: 'POP3',
  port: 995,
  image: 'Microsoft.Exchange.Pop3.exe',
  refusal: 'R=""-ERR Logon failure: unknown user name or bad password.""',
}
const IMAP4: Service = { name: 'IMAP4', port: 993, image: 'Microsoft.Exchange.Imap4.exe', refusal: 'R=""a1 NO LOGIN failed.""' }

/** The protocol log of a front end: a refused sign-in of `user` from each address in turn, and somebody else who mistypes once and reads mail all the time. */
function mailboxLog({ name, port, refusal }: Service, user: string, clients: readonly string[]): string {
  const command = name === 'POP3' ? 'pass' : 'login'
  const head = [
    '#Software: Microsoft Exchange Server',
    '#Version: 15.02.1544.004',
    `#Log-type: ${name} Log`,
    '#Date: 2026-03-03T05:58:00.012Z',
    '#Fields: dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid',
  ]
  let session = 0
  const row = (at: number, client: string, who: string, answer: string): readonly [number, string] => [
    at,
    `${new Date(at).toISOString()},${(session++).toString(16).toUpperCase().padStart(16, '0')},2,10.1.1.24:${port},${client}:${50_000 + session},${who},16,31,33,${command},*****,${answer},`,
  ]
  return lines(head, [
    ...TRIES.map((at, i) => row(at, clients[i % clients.length] ?? '', user, `"${refusal};Msg=""AuthFailed:LogonDenied,User: ${user}"""`)),
    ...Array.from({ length: 84 }, (_, i) => row(TRIES[0]! - 60_000 + i * 10_000, '10.1.2.30', 'anna', 'R=OK')),
    row(TRIES[3]! + 23_000, '10.1.2.30', 'anna', `"${refusal};Msg=""AuthFailed:LogonDenied,User: anna"""`),
  ])
}

const refused = (image: string, host = 'MBX01'): string => events(...TRIES.map(at => refusedBy(at, host, image)))

for (const service of [POP3, IMAP4]) {
  const security = refused(`${POP_IMAP}${service.image}`)
  const path = `${service.name}2026030306-1.LOG`

  test(`${service.name}: the log names the client whose program keeps the old password`, () => {
    const document = investigated({ 'MBX01.xml': security, [path]: mailboxLog(service, 'user1', ['10.1.5.78']) })
    const { verdict, outcome, because } = stepOf(document, 'M11')
    assert.deepEqual([verdict, outcome], ['SUPPORTED', '10.1.5.78'])
    assert.match(because, new RegExp(`^12 of 12 failures state 10\\.1\\.5\\.78 \\(${service.name}\\), every 61 s`))
    assert.deepEqual(
      document.culprits.map(({ value, protocol, confidence }) => [value, protocol, confidence]),
      [['10.1.5.78', service.name.toLowerCase(), 'proven']],
    )
  })

  test(`${service.name}: a log that names others who fail, and never the user, rules it out`, () => {
    const document = investigated({ 'MBX01.xml': security, [path]: mailboxLog(service, 'bert', ['10.1.5.79']) })
    const { verdict, because } = stepOf(document, 'M11')
    assert.equal(verdict, 'RULED-OUT', because)
    assert.deepEqual(document.culprits, [])
  })

  test(`${service.name}: without its log it cannot be told, and the log is asked for`, () => {
    const { verdict, because, collect } = stepOf(investigated({ 'MBX01.xml': security }), 'M11')
    assert.equal(verdict, 'INCONCLUSIVE')
    assert.equal(because, `The process is ${service.image}. It is decided by the POP3 and IMAP4 logs.`)
    assert.ok(collect?.some(({ on, command, from }) => on === 'MBX01' && command.includes('Pop3*.LOG') && from !== undefined))
  })
}

test('AD FS: a refusal that its service asked for leads there, and its audit is asked for', () => {
  const document = investigated({ 'ADFS01.xml': refused(ADFS, 'ADFS01') })
  const { verdict, because, collect } = stepOf(document, 'M04')
  assert.equal(verdict, 'INCONCLUSIVE')
  assert.match(because, /^The process is Microsoft\.IdentityServer\.ServiceHost\.exe\. It is decided by the AD FS audit events/)
  assert.ok(collect?.some(({ on, command }) => on === 'ADFS01' && command.includes('EventID=411')))
  assert.deepEqual(document.culprits, [])
})

test('SQL Server: a refusal that its service asked for leads there, and its log is asked for', () => {
  const document = investigated({ 'SQL01.xml': refused(SQL, 'SQL01') })
  const { verdict, because, collect } = stepOf(document, 'M09b')
  assert.equal(verdict, 'INCONCLUSIVE')
  assert.equal(because, 'The process is sqlservr.exe. It is decided by the events of SQL Server (18456, 17806) in the Application log.')
  assert.ok(collect?.some(({ on, command }) => on === 'SQL01' && command.includes('EventID=18456')))
  assert.deepEqual(document.culprits, [])
})

/** What AD FS writes of a sign-in: values without names, the client first in a list with the proxy behind it. */
const audit = (at: number, user: string, client: string): string =>
  event(
    at,
    411,
    'ADFS01',
    {
      0: '00000000-0000-0000-0000-000000000000',
      1: 'http://schemas.microsoft.com/ws/2006/05/identitymodel/tokens/UserName',
      2: `${user}-The user name or password is incorrect`,
      3: `System.IdentityModel.Tokens.SecurityTokenValidationException: ${user}`,
      4: `${client},10.1.9.9`,
    },
    { provider: 'AD FS Auditing', keywords: '0x8090000000000000' },
  )

/** What SQL Server writes of a sign-in that it refuses. */
const login = (at: number, user: string, client: string): string =>
  event(
    at,
    18456,
    'SQL01',
    { 0: user, 1: ' Reason: Password did not match that for the login provided.', 2: ` [CLIENT: ${client}]` },
    { provider: 'MSSQL$REPORTS', channel: 'Application', keywords: '0x90000000000000' },
  )

/** Refusals of others before, between and behind those of the user. */
const OTHERS: readonly number[] = [TRIES[0]! - 60_000, TRIES[3]! + 23_000, TRIES.at(-1)! + 60_000]

test('AD FS: its audits name the client, the first of the list, and tell of no attempt twice', () => {
  const audits = events(...TRIES.map(at => audit(at, 'user1@contoso.com', '203.0.113.5')))
  const document = investigated({ 'ADFS01.xml': refused(ADFS, 'ADFS01'), 'audits.xml': audits })
  const { verdict, outcome, because } = stepOf(document, 'M04')
  assert.deepEqual([verdict, outcome], ['SUPPORTED', '203.0.113.5'])
  assert.match(because, /^12 of 12 failures state 203\.0\.113\.5/)
  assert.deepEqual(
    document.culprits.map(({ value, protocol, confidence }) => [value, protocol, confidence]),
    [['203.0.113.5', 'adfs', 'proven']],
  )
})

test('AD FS: audits of others alone rule it out', () => {
  const audits = events(...OTHERS.map(at => audit(at, 'anna@contoso.com', '203.0.113.5')))
  const document = investigated({ 'ADFS01.xml': refused(ADFS, 'ADFS01'), 'audits.xml': audits })
  const { verdict, because } = stepOf(document, 'M04')
  assert.equal(verdict, 'RULED-OUT', because)
  assert.deepEqual(document.culprits, [])
})

test('SQL Server: its events name the client of a domain account, and tell of no attempt twice', () => {
  const logins = events(...TRIES.map(at => login(at, 'CONTOSO\\user1', '10.1.2.9')))
  const document = investigated({ 'SQL01.xml': refused(SQL, 'SQL01'), 'application.xml': logins })
  const { verdict, outcome, because } = stepOf(document, 'M09b')
  assert.deepEqual([verdict, outcome], ['SUPPORTED', '10.1.2.9'])
  assert.match(because, /^12 of 12 failures state 10\.1\.2\.9/)
  assert.deepEqual(
    document.culprits.map(({ value, protocol, confidence }) => [value, protocol, confidence]),
    [['10.1.2.9', 'sql', 'proven']],
  )
})

test('SQL Server: events of others alone rule it out', () => {
  const logins = events(...OTHERS.map(at => login(at, 'CONTOSO\\anna', '10.1.2.9')))
  const document = investigated({ 'SQL01.xml': refused(SQL, 'SQL01'), 'application.xml': logins })
  const { verdict, because } = stepOf(document, 'M09b')
  assert.equal(verdict, 'RULED-OUT', because)
  assert.deepEqual(document.culprits, [])
})

test('SQL Server: a login of its own that has the name of the user is nobody of the directory', () => {
  const logins = events(...TRIES.map(at => login(at, 'user1', '10.1.2.9')))
  const document = investigated({ 'SQL01.xml': refused(SQL, 'SQL01'), 'application.xml': logins })
  assert.equal(stepOf(document, 'M09b').verdict, 'INCONCLUSIVE')
  assert.deepEqual(document.culprits, [])
})
