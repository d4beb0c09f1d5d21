import { w3cStamp } from '../../../tools/sample/stamps.ts'

/** One connection to a mail server: who greeted how, and what it did. */
export interface MailSession {
  readonly at: number
  readonly address: string
  readonly helo: string
  readonly verb?: 'EHLO' | 'HELO'
  /** Whether it hands over a mail. */
  readonly delivers: boolean
}

const FIELDS =
  'date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs(User-Agent) cs(Cookie) cs(Referer)'

/** The log of an SMTP virtual server of IIS: UTC; the name of a sign-in is never written. */
export function smtpText(sessions: readonly MailSession[], computer: string, serverAddress: string): string {
  const rows = sessions.flatMap(session => rowsOf(session, computer, serverAddress)).toSorted((a, b) => a.at - b.at)
  const head = [
    '#Software: Microsoft Internet Information Services 6.0',
    '#Version: 1.0',
    `#Date: ${w3cStamp(rows[0]?.at ?? 0)}`,
    `#Fields: ${FIELDS}`,
  ]
  return `${[...head, ...rows.map(({ at, text }) => `${w3cStamp(at)} ${text}`)].join('\r\n')}\r\n`
}

function rowsOf({ at, address, helo, verb = 'EHLO', delivers }: MailSession, computer: string, server: string) {
  const row = (after: number, method: string, query: string, numbers: string) => ({
    at: at + after,
    text: `${address} ${helo} SMTPSVC1 ${computer} ${server} 0 ${method} - ${query} ${numbers} SMTP - - - -`,
  })
  const mail = [
    row(90, 'MAIL', `+FROM:+<${helo.toLowerCase()}@contoso.com>`, '250 0 45 33 0'),
    row(160, 'RCPT', '+TO:+<office@contoso.com>', '250 0 31 31 0'),
    row(240, 'DATA', `+<${at.toString(36)}@${helo}>`, '250 0 134 9120 80'),
  ]
  return [row(0, verb, `+${helo}`, '250 0 311 13 0'), ...(delivers ? mail : []), row(delivers ? 420 : 200, 'QUIT', helo, '240 200 68 4 0')]
}
