import { recogniseExchange } from '../../frames/exchange/kinds.ts'
import { MAILBOX_FIELDS, mailboxColumns, mailboxWithin } from '../../frames/exchange/mailboxFields.ts'
import { mailboxLog } from '../../frames/exchange/mailboxRows.ts'
import { exchangeScanner } from '../../frames/exchange/rows.ts'
import type { Format } from '../format.ts'

/** The IMAP4 protocol log of Exchange 2007 and later. */
export const exchangeImap4: Format = {
  id: 'exchange-imap4',
  title: 'Exchange IMAP4 protocol log',
  language: 'lockout-exchange-imap4',
  basis: 'utc',
  fields: MAILBOX_FIELDS,
  // Some builds leave the user empty when a sign-in failed.
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: head => recogniseExchange('imap4', head),
  scanner: () => exchangeScanner(mailboxLog('imap4')),
  columns: mailboxColumns('imap4'),
  within: mailboxWithin,
}
