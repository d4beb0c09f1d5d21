import { checkAlike, type Kind, oneOf } from '../testing/alikeLogs.testing.ts'
import type { Next } from '../testing/numbers.testing.ts'
import { nativeRows } from './rows.ts'

const stampOf = (next: Next, at: Date): string => {
  const date = next(30) === 0 ? '03/03/2026' : `${at.getUTCMonth() + 1}/${at.getUTCDate()}/26`
  const time = at.toISOString().slice(11, 19)
  return `${date}, ${next(200) === 0 ? '23:59:60' : time.replace(/^0/, '')}`
}

/** Rows of a service: its sites, and what stands in place of command, target and parameters. */
const kind = (name: string, sites: string, users: string, asked: readonly string[]): Kind => ({
  name: `rows of ${name} in the Microsoft IIS layout`,
  rows: nativeRows,
  head: '',
  row: (next, at) =>
    [
      oneOf(next, '10.1.5.77|10.1.5.77|10.1.5.78|::1|x'),
      oneOf(next, users),
      stampOf(next, at),
      next(50) === 0 ? oneOf(next, 'W3SVC1|SMTPSVC1|MSFTPSVC1|NNTPSVC1') : oneOf(next, sites),
      oneOf(next, 'MAIL01|MAIL01|mail02|-'),
      oneOf(next, '10.1.1.25|10.1.1.26'),
      `${next(100)}, ${next(500)}, ${next(2000)}`,
      oneOf(next, '200|401|302|250|535|530|230|x'),
      oneOf(next, '0|5|1326|2148074254|'),
      `${asked[next(asked.length)]!}${oneOf(next, ',|,|,|,|, |,,|')}`,
    ].join(', '),
})

checkAlike(
  kind('the web', 'W3SVC1|W3SVC2', '-|CONTOSO\\User1|User2|CONTOSO\\An, Na', [
    'GET, /exchange/, -',
    'POST, /owa/auth.owa, -',
    'GET, /owa/auth/logon.aspx, reason=2',
    'GET, /a,b/c, q=1,2',
    'GET, /a, b, c',
    'OPTIONS, /Microsoft-Server-ActiveSync, User=User1&DeviceId=A1',
    'OPTIONS, /Microsoft-Server-ActiveSync, User=User2&DeviceId=A2',
  ]),
)
checkAlike(
  kind('mail', 'SMTPSVC1', '-|WEBAPP01|OutboundConnectionCommand', [
    'EHLO, -, WEBAPP01',
    'AUTH, -, LOGIN',
    'QUIT, -, -',
    'MAIL, -, From:<a@b>',
  ]),
)
checkAlike(kind('news', 'NNTPSVC1', '-', ['AUTHINFO, -, USER User1', 'AUTHINFO, -, PASS ***', 'GROUP, contoso.sales, -']))
checkAlike(
  kind('files', 'MSFTPSVC1|FTPSVC2', '-|User1|CONTOSO\\User2', [
    '[3]USER, User1, -',
    '[3]PASS, -, -',
    '[4]sent, /a.txt, -',
    '[3]QUIT, -, -',
    'PASS, -, -',
    '[5, x, -',
  ]),
)
