import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../../formats/recognise.ts'
import { recogniseW3c, type Service, serviceOf } from './service.ts'

const HEAD = '#Software: Microsoft Internet Information Services 6.0\n#Fields: '
const serviceIn = (text: string, fileName = 'ex060912.log') => serviceOf(headOf(fileName, text))?.service

function tells(what: string, text: string, expected: Service | undefined, fileName?: string): void {
  test(what, () => assert.equal(serviceIn(text, fileName), expected))
}

tells('the instance tells the service', `${HEAD}c-ip s-sitename cs-method\n10.1.5.77 NNTPSVC1 POST`, 'nntp')
tells('the instance of IIS 7 FTP is known', `${HEAD}c-ip s-sitename cs-method\n10.1.5.77 FTPSVC2 PASS`, 'ftp')
tells('a site with a name of its own is told by its commands', `${HEAD}c-ip s-sitename cs-method\n10.1.5.77 INTRANET GET`, 'http')
tells('the version column tells the service', `${HEAD}c-ip cs-method cs-version\n10.1.5.77 QUIT SMTP`, 'smtp')
tells('QUIT tells nothing, the command after it does', `${HEAD}c-ip cs-method\n10.1.5.77 QUIT\n10.1.5.77 EHLO`, 'smtp')
tells('outgoing mail is mail', `${HEAD}c-ip cs-username cs-method\n192.0.2.18 OutboundConnectionResponse -`, 'smtp')
tells('a session number before the command is FTP', `${HEAD}time c-ip cs-method\n06:00:00 10.1.5.77 [7]created`, 'ftp')
tells('a later heading is followed', `${HEAD}cs-method c-ip\n#Fields: c-ip cs-method\n10.1.5.77 XOVER`, 'nntp')
tells('a log without rows is told by a column that only FTP writes', `${HEAD}date time c-ip cs-method x-session`, 'ftp')
tells('a log without rows is told by its name', `${HEAD}date time c-ip cs-method`, 'smtp', 'SMTPSVC1_ex060912.log')
tells('a log that nothing tells of is a web log', `${HEAD}date time c-ip cs-method`, 'http')

tells(
  'HTTPERR is no log of these',
  '#Software: Microsoft HTTP API 2.0\n#Fields: date time c-ip cs-method cs-uri sc-status s-siteid s-reason\n',
  undefined,
)
tells('a firewall log is none', '#Software: Microsoft Windows Firewall\n#Fields: date time action protocol src-ip dst-ip\n', undefined)
tells(
  'an Exchange log is none',
  '#Software: Microsoft Exchange Server\n#Log-type: SMTP Receive Protocol Log\n#Fields: date-time,connector-id,cs-method\n',
  undefined,
)
tells('a log of a content network is none', '#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method\n', undefined)
tells('prose is none', 'The user was locked out again.\n#Fields of green\n', undefined)

test('exactly one service claims a log', () => {
  const head = headOf('ex.log', `${HEAD}c-ip s-sitename cs-method\n10.1.5.77 W3SVC1 GET`)
  const claims = (['http', 'smtp', 'nntp', 'ftp'] as const).map(service => recogniseW3c(service, head)?.because)
  assert.deepEqual(claims, ['#Fields names cs-method; s-sitename is W3SVC1', undefined, undefined, undefined])
})
