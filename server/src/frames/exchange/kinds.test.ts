import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../../formats/recognise.ts'
import { kindOf } from './kinds.ts'

const kind = (text: string, fileName = 'x.LOG'): string | undefined => kindOf(headOf(fileName, text))?.kind
const MAILBOX = '#Fields: dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid'

test('a log is what it says it is', () => {
  assert.equal(kind(`#Log-type: POP3 Log\n${MAILBOX}`), 'pop3')
  assert.equal(kind('#Log-type: SMTP Send Protocol Log\n'), 'smtp')
  assert.equal(kind('#Log-type: Message Tracking Log\n'), 'tracking')
})

test('other logs of Exchange are not claimed', () => {
  assert.equal(kind('#Log-type: EWS Logs\n#Fields: DateTime,RequestId,AuthenticatedUser,ClientIpAddress,SoapAction,HttpStatus'), undefined)
  assert.equal(kind('#Log-type: Agent Log\n#Fields: Timestamp,SessionId,LocalEndpoint,RemoteEndpoint'), undefined)
})

test('POP3 and IMAP4 are told apart by file, port or command', () => {
  const row = (port: number, command: string) =>
    `2026-03-03T06:00:01.000Z,000000000000000E,2,10.1.1.25:${port},10.1.5.77:4000,,1,2,3,${command},,R=OK,`
  assert.equal(kind(MAILBOX, 'POP32026030306-1.LOG'), 'pop3')
  assert.equal(kind(`${MAILBOX}\n${row(995, 'x')}`), 'pop3')
  assert.equal(kind(row(143, 'x')), 'imap4')
  assert.equal(kind(row(40_000, 'stat')), 'pop3')
  assert.equal(kind(row(40_000, 'select')), 'imap4')
})

test('a table with times in front is none of them', () => {
  assert.equal(kind('2026-03-03T06:00:01.000Z,User1,10.1.5.77,401,529\n'.repeat(20)), undefined)
})
