import { recogniseExchange } from '../../frames/exchange/kinds.ts'
import { MAILBOX_FIELDS, mailboxColumns, mailboxWithin } from '../../frames/exchange/mailboxFields.ts'
import { mailboxLog } from '../../frames/exchange/mailboxRows.ts'
import { exchangeScanner } from '../../frames/exchange/rows.ts'
import type { Format } from '../format.ts'

/** The POP3 protocol log of Exchange 2007 and later. */
export const exchangePop3: Format = {
  id: 'exchange-pop3',
  title: 'Exchange POP3 protocol log',
  language: 'lockout-exchange-pop3',
  basis: 'utc',
  fields: MAILBOX_FIELDS,
  // Some builds leave the user empty when a sign-in failed.
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: head => recogniseExchange('pop3', head),
  scanner: () => exchangeScanner(mailboxLog('pop3')),
  columns: mailboxColumns('pop3'),
  within: mailboxWithin,
}
