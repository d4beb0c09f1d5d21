import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessFields } from './guess.ts'

const guess = (row: string): string | undefined => guessFields(row.split(' '))?.join(' ')

test('a row of IIS 6 is known by its shape', () => {
  assert.equal(
    guess('2006-09-12 06:00:01 W3SVC1 10.1.1.25 GET /owa/ - 443 CONTOSO\\User1 10.1.5.77 Mozilla/4.0 401 1 1326'),
    'date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status',
  )
})

test('a row of IIS 10 with all columns and a forwarded address is known', () => {
  assert.equal(
    guess(
      '2026-03-03 06:00:01 W3SVC1 EXCHSRV01 10.1.1.25 POST /EWS/Exchange.asmx - 443 - fe80::1%8 HTTP/1.1 Mail - - mail.contoso.com 200 0 0 1 2 44 10.1.5.77:4711',
    ),
    'date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken X-Forwarded-For',
  )
})

test('the old order is known by the instance behind address and name', () => {
  assert.equal(
    guess('06:00:50 10.1.5.77 WEBAPP01 SMTPSVC1 EXCHSRV01 10.1.1.25 0 EHLO - +WEBAPP01 250 0'),
    'time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status',
  )
})

test('the short order of FTP is known by the session number', () => {
  assert.equal(guess('06:00:01 10.1.5.77 [1]PASS - 530 1326'), 'time c-ip cs-method cs-uri-stem sc-status sc-win32-status')
})

test('what cannot be told is named unknown', () => {
  assert.equal(
    guess('2026-03-03 06:00:01 GET / - 80 - 10.1.5.77 Mail 200 0 0 31 some thing')?.endsWith('time-taken x-unknown x-unknown'),
    true,
  )
})

test('other rows have no known shape', () => {
  for (const row of [
    '',
    '2026-03-03',
    '2026-03-03 06:00:01',
    '2026-03-03 06:00:01 ALLOW TCP 10.1.5.77 10.1.1.25 1234 80 0 - 0 0 0 - - - SEND',
    '2018-01-01 08:09:10 172.31.77.6 2094 172.31.77.6 80 HTTP/1.1 GET /qos/1kbfile.txt 503 - ConnLimit',
    '09/12 06:00:01 [LOGON] SamLogon: Network logon of CONTOSO\\User1 from WEBAPP01 Entered',
  ])
    assert.equal(guess(row), undefined, row)
})
