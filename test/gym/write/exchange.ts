import { exchangeLog } from './exchangeLog.ts'

/** A connection to the receive connector of an Exchange server. */
export interface ReceiveSession {
  readonly at: number
  readonly address: string
  readonly helo: string
  /** `refused`: it signs in and is refused; `mail`: it hands over a mail; `probe`: it says hello and goes. */
  readonly does: 'refused' | 'mail' | 'probe'
  /** The name that is tried, as base64 in the row of the client; shown by newer builds in clear. */
  readonly user?: string
}

const FIELDS = 'date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context'

/** The SMTP receive protocol log of Exchange 2013 and later, UTC. `namesUsers`: the build writes who tried. */
export function receiveText(sessions: readonly ReceiveSession[], server: string, address: string, namesUsers: boolean): string {
  const ordered = sessions.toSorted((a, b) => a.at - b.at)
  const rows = ordered.flatMap((session, n) => rowsOf(session, n, server, address, namesUsers)).toSorted((a, b) => a.at - b.at)
  return exchangeLog(
    'SMTP Receive Protocol Log',
    '15.0.0.0',
    ordered[0]?.at ?? 0,
    FIELDS,
    rows.map(({ text }) => text),
  )
}

function rowsOf(
  { at, address: client, helo, does, user }: ReceiveSession,
  n: number,
  server: string,
  address: string,
  namesUsers: boolean,
) {
  const session = (0x8d9_0000_0000 + n).toString(16).toUpperCase().padStart(16, '0')
  let sequence = 0
  const row = (after: number, event: string, data: string, context = '') => ({
    at: at + after,
    text: `${new Date(at + after).toISOString()},${server}\\Client Frontend ${server},${session},${sequence++},${address}:587,${client}:${40_000 + (n % 20_000)},${event},${data},${context}`,
  })
  const hello = [
    row(0, '+', ''),
    row(4, '>', `220 ${server} Microsoft ESMTP MAIL Service ready`),
    row(20, '<', `EHLO ${helo}`),
    row(22, '>', `250  ${server} Hello [${client}] SIZE 37748736 AUTH LOGIN`),
  ]
  if (does === 'probe')
    return [...hello, row(60, '<', 'QUIT'), row(62, '>', '221 2.0.0 Service closing transmission channel'), row(63, '-', '', 'Local')]
  if (does === 'mail')
    return [
      ...hello,
      row(80, '<', `MAIL FROM:<${helo.toLowerCase()}@contoso.com>`),
      row(90, '>', '250 2.1.0 Sender OK'),
      row(110, '<', 'RCPT TO:<office@contoso.com>'),
      row(120, '>', '250 2.1.5 Recipient OK'),
      row(140, '<', 'DATA'),
      row(300, '>', '250 2.6.0 Queued mail for delivery'),
      row(320, '<', 'QUIT'),
      row(322, '-', '', 'Local'),
    ]
  return [
    ...hello,
    row(80, '<', 'AUTH LOGIN'),
    row(84, '>', '334 <authentication response>'),
    row(150, '*', '', 'Inbound AUTH LOGIN failed because of LogonDenied'),
    row(150, '*', '', `User Name: ${namesUsers ? (user ?? 'NULL') : 'NULL'}`),
    row(151, '*', "Tarpit for '0.00:00:05' due to '535 5.7.3 Authentication unsuccessful'"),
    row(5160, '>', '535 5.7.3 Authentication unsuccessful'),
    row(5400, '-', '', 'Remote'),
  ]
}
