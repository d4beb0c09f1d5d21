import { exchangeLog } from './exchangeLog.ts'

/** A connection to the POP3 or IMAP4 service of an Exchange server. */
export interface MailboxSession {
  readonly at: number
  readonly address: string
  /** `refused` and `admitted` sign in; a `probe` only opens a connection. */
  readonly does: 'refused' | 'admitted' | 'probe'
  readonly user?: string
}

export type MailboxProtocol = 'POP3' | 'IMAP4'

const FIELDS = 'dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context'
const PORT: Readonly<Record<MailboxProtocol, number>> = { POP3: 995, IMAP4: 993 }
const REFUSAL: Readonly<Record<MailboxProtocol, string>> = {
  POP3: '-ERR Logon failure: unknown user name or bad password.',
  IMAP4: 'a2 NO LOGIN failed.',
}

/** The protocol log of Exchange 2013 and later, UTC. `namesUsers`: the build writes who was refused. */
export function mailboxText(sessions: readonly MailboxSession[], protocol: MailboxProtocol, address: string, namesUsers: boolean): string {
  const ordered = sessions.toSorted((a, b) => a.at - b.at)
  const rows = ordered.flatMap((session, n) => rowsOf(session, n, protocol, address, namesUsers)).toSorted((a, b) => a.at - b.at)
  return exchangeLog(
    `${protocol} Log`,
    '15.01.2507.000',
    ordered[0]?.at ?? 0,
    FIELDS,
    rows.map(({ text }) => text),
  )
}

function rowsOf(
  { at, address: client, does, user = '' }: MailboxSession,
  n: number,
  protocol: MailboxProtocol,
  server: string,
  namesUsers: boolean,
) {
  const session = (0x1000 + n).toString(16).toUpperCase().padStart(16, '0')
  let sequence = 0
  const row = (after: number, name: string, command: string, parameters = '', context = '') => ({
    at: at + after,
    text: `${new Date(at + after).toISOString()},${session},${sequence++},${server}:${PORT[protocol]},${client}:${40_000 + (n % 20_000)},${name},${after},12,40,${command},${parameters},${context}`,
  })
  const open = row(0, '', 'OpenSession')
  const close = (after: number) => row(after, '', 'CloseSession')
  if (does === 'probe') return [open, close(30)]
  const shown = does === 'admitted' || namesUsers ? user : ''
  const why = shown === '' ? '' : `;Msg=""AuthFailed:LogonDenied,User: ${shown}"";ErrMsg=AuthFailed:LogonDenied`
  const answer = does === 'admitted' ? `"R=OK;Msg=""User:${user}:1""` : `"R=""${REFUSAL[protocol]}""${why}`
  const signIn =
    protocol === 'IMAP4'
      ? [row(90, shown, 'login', ' *****', `${answer}"`)]
      : [row(40, shown, 'user', shown, 'R=OK'), row(90, shown, 'pass', '*****', `${answer}"`)]
  return [open, ...signIn, row(400, does === 'admitted' ? user : '', protocol === 'POP3' ? 'quit' : 'logout', '', 'R=ok'), close(420)]
}
