import { recogniseExchange } from '../../frames/exchange/kinds.ts'
import { exchangeScanner } from '../../frames/exchange/rows.ts'
import type { Format } from '../format.ts'
import { FIELDS, smtpColumns, smtpWithin } from './fields.ts'
import { smtpLog } from './rows.ts'

/** The SMTP protocol log of Exchange 2007 and later, of receive and of send connectors. */
export const exchangeSmtp: Format = {
  id: 'exchange-smtp',
  title: 'Exchange SMTP protocol log',
  language: 'lockout-exchange-smtp',
  basis: 'utc',
  fields: FIELDS,
  // Only newer builds write the user of a refusal. Every connection of a connector that logs verbosely has its address.
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: head => recogniseExchange('smtp', head),
  scanner: () => exchangeScanner(smtpLog()),
  columns: smtpColumns,
  within: smtpWithin,
}
