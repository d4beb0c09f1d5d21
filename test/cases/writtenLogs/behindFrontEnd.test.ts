import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Investigation } from '../../../shared/investigation.ts'
import { events, investigated, lines, others, refusedBy, stepOf, TRIES, webLog, type WebRow } from './written.ts'

const FRONT_END = '10.1.1.24'
const W3WP = 'C:\\Windows\\System32\\inetsrv\\w3wp.exe'
const security = (address: string): string => events(...TRIES.map(at => refusedBy(at, 'MBX02', W3WP, { IpAddress: address })))

/** The web log of a back end: port 444, every row from the front end. */
const backEnd = (client: string, more: Partial<WebRow> = {}): string =>
  webLog([...TRIES.map(at => ({ at, client, user: 'CONTOSO\\user1', port: 444, ...more })), ...others({ client, port: 444 })])

/** What is asked for, on which machine. */
const asked = (document: Investigation, id: string): readonly string[] =>
  (stepOf(document, id).collect ?? []).map(({ on, command }) => `${on}: ${command}`)

test('a back end that names only its front end accuses nobody, and the front end’s log is asked for', () => {
  const document = investigated({ 'MBX02.xml': security(FRONT_END), 'W3SVC2/u_ex260303.log': backEnd(FRONT_END) })
  assert.deepEqual(document.culprits, [])
  assert.equal(stepOf(document, 'S04').outcome?.includes(FRONT_END), false)
  const { verdict, because, collect } = stepOf(document, 'S14')
  assert.equal(verdict, 'INCONCLUSIVE')
  assert.equal(because, '12 of 12 failures reach MBX02 through its front end 10.1.1.24 by EWS: the front end’s log has the client.')
  assert.deepEqual(asked(document, 'S14'), [
    '10.1.1.24: robocopy %SystemDrive%\\inetpub\\logs\\LogFiles C:\\temp\\LogFiles *.log /s',
    '10.1.1.24: robocopy "%ExchangeInstallPath%Logging\\HttpProxy" C:\\temp\\HttpProxy *.log /s',
  ])
  assert.deepEqual([collect?.[0]?.from, collect?.[0]?.to], ['2026-03-03T05:59:07.000Z', '2026-03-03T06:12:10.000Z'])
  assert.deepEqual(asked(document, 'M02'), asked(document, 'S14'))
})

test('the front end is named as the case or another log names it, and as the server itself where it asks by its own address', () => {
  const known = investigated({ 'MBX02.xml': security('-'), 'W3SVC2/u_ex260303.log': backEnd(FRONT_END) }, [
    { kind: 'address-of', ip: FRONT_END, host: 'FE01' },
  ])
  assert.match(stepOf(known, 'S14').because, /through its front end 10\.1\.1\.24 FE01 by EWS/)
  assert.match(asked(known, 'S14')[0] ?? '', /^FE01: /)
  const own = investigated({ 'MBX02.xml': security('::1'), 'W3SVC2/u_ex260303.log': backEnd('::1') })
  assert.match(stepOf(own, 'S14').because, /reach MBX02 through its front end MBX02 by EWS/)
  assert.match(asked(own, 'S14')[0] ?? '', /^MBX02: /)
  assert.deepEqual([known.culprits, own.culprits], [[], []])
})

test('the client that the front end forwards is named', () => {
  const document = investigated({ 'MBX02.xml': security('-'), 'W3SVC2/u_ex260303.log': backEnd(FRONT_END, { forwarded: '10.1.5.77' }) })
  assert.deepEqual(
    document.culprits.map(({ value, protocol, confidence }) => [value, protocol, confidence]),
    [['10.1.5.77', 'ews', 'proven']],
  )
})

test('with the front end’s log the client is named, and an attempt that both logs tell of is one', () => {
  const front = webLog([
    ...TRIES.map(at => ({ at, client: '10.1.5.77', user: 'CONTOSO\\user1', server: `${FRONT_END} FE01` })),
    ...others({ client: '10.1.2.30', server: `${FRONT_END} FE01` }),
  ])
  const document = investigated({ 'W3SVC1/u_ex260303.log': front, 'W3SVC2/u_ex260303.log': backEnd(FRONT_END) })
  assert.equal(document.attempts.badPassword, 12)
  assert.deepEqual(
    document.culprits.map(({ value }) => value),
    ['10.1.5.77'],
  )
})

test('a port of 444 that serves no Exchange is a web site like any other', () => {
  const site = webLog([
    ...TRIES.map(at => ({ at, client: '10.1.5.77', user: 'CONTOSO\\user1', port: 444, path: '/reports/all.aspx' })),
    ...others({ client: '10.1.2.30', port: 444, path: '/reports/all.aspx' }),
  ])
  const document = investigated({ 'MBX02.xml': security('-'), 'W3SVC3/u_ex260303.log': site })
  assert.deepEqual(
    document.culprits.map(({ value }) => value),
    ['10.1.5.77'],
  )
})

test('nothing is ruled out by clients that never meet the failures, where a front end hands on requests without a name', () => {
  const refusedToOthers = TRIES.map((at, i) => ({ at: at + 20_000, client: `10.1.2.${40 + (i % 3)}` }))
  const front = webLog([...refusedToOthers, ...others({ client: '10.1.2.30' })])
  const rest = { 'MBX02.xml': security('-'), 'W3SVC1/u_ex260303.log': front }
  const document = investigated({ ...rest, 'W3SVC2/u_ex260303.log': backEnd(FRONT_END, { user: '-' }) })
  assert.deepEqual([stepOf(document, 'S14').verdict, document.culprits], ['INCONCLUSIVE', []])
  assert.equal(stepOf(investigated(rest), 'S14').verdict, 'RULED-OUT')
})

const stamp = (at: number): string => new Date(at).toISOString()

/** The IMAP4 log of MBX02's back end: who is refused, '' where the build does not say. */
function imapBackEnd(rows: readonly (readonly [at: number, user: string])[]): string {
  const head = [
    '#Software: Microsoft Exchange Server',
    '#Version: 15.02.1544.004',
    '#Log-type: IMAP4 Log',
    '#Date: 2026-03-03T05:58:00.012Z',
    '#Fields: dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid',
  ]
  return lines(
    head,
    rows.map(([at, user], i) => {
      const why = user === '' ? '' : `;Msg=""AuthFailed:LogonDenied,User: ${user}"";ErrMsg=AuthFailed:LogonDenied`
      return [
        at,
        `${stamp(at)},${i.toString(16).toUpperCase().padStart(16, '0')},2,10.1.1.26:1993,${FRONT_END}:267${10 + i},${user},16,31,33,login,${user} *****,"R=""a1 NO LOGIN failed.""${why}",`,
      ]
    }),
  )
}

const IMAP = 'C:\\Exchange\\ClientAccess\\PopImap\\Microsoft.Exchange.Imap4.exe'
const refusedByImap = events(...TRIES.map(at => refusedBy(at, 'MBX02', IMAP)))

test('an IMAP4 back end asks for the front end’s IMAP4 log', () => {
  const document = investigated({ 'MBX02.xml': refusedByImap, 'IMAP4BE2026030306-1.LOG': imapBackEnd(TRIES.map(at => [at, 'user1'])) })
  assert.deepEqual(document.culprits, [])
  assert.match(stepOf(document, 'S14').because, /12 of 12 failures reach MBX02 through its front end 10\.1\.1\.24 by IMAP4/)
  assert.deepEqual(asked(document, 'S14'), ['10.1.1.24: robocopy "%ExchangeInstallPath%Logging" C:\\temp\\Logging Imap4*.LOG Pop3*.LOG /s'])
  assert.equal(asked(document, 'M11').at(-1), asked(document, 'S14')[0])
})

test('a mail log that refuses somebody without a name in the seconds of the failures does not rule its clients out', () => {
  const anna = [TRIES[0]! - 60_000, TRIES.at(-1)! + 60_000].map(at => [at, 'anna'] as const)
  const verdictWith = (rows: readonly (readonly [number, string])[]) =>
    stepOf(investigated({ 'MBX02.xml': refusedByImap, 'IMAP4BE2026030306-1.LOG': imapBackEnd([...anna, ...rows]) }), 'M11').verdict
  assert.equal(verdictWith(TRIES.map(at => [at + 300, ''])), 'INCONCLUSIVE')
  assert.equal(verdictWith([]), 'RULED-OUT')
})
