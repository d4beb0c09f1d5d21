import { frontEndLogs, mailboxLogs, once } from '../collect.ts'
import { hostOfLogs } from '../inquiry.ts'
import { branchStep, leadsByFrontEnd, leadsByImage } from './branch.ts'
import { silenceOf } from './branchEvidence.ts'

/** A mail program that fetches by POP3 or IMAP4. */
export const m11Mailbox = branchStep({
  id: 'M11',
  title: 'Is it POP3 or IMAP4 on a later Exchange?',
  suspect: 'POP3 or IMAP4 client',
  needs: 'the POP3 and IMAP4 logs',
  isMine: ({ protocol }) => protocol === 'pop3' || protocol === 'imap4',
  leads: inquiry => leadsByImage(inquiry, 'M11') ?? leadsByFrontEnd(inquiry, ['pop3', 'imap4']),
  out: inquiry => silenceOf(inquiry, ({ protocol }) => protocol === 'pop3' || protocol === 'imap4', 'The mailbox log'),
  collect: inquiry => {
    const host = hostOfLogs(inquiry.hop, inquiry.process)
    return [
      once(inquiry, host, 'Set-ImapSettings -ProtocolLogEnabled $true', 'Restart MSExchangeImap4 after it.'),
      once(inquiry, host, 'Set-PopSettings -ProtocolLogEnabled $true', 'Restart MSExchangePop3 after it.'),
      ...(frontEndLogs(inquiry) ?? [mailboxLogs(inquiry, host)]),
    ]
  },
})
