import { recogniseExchange } from '../../frames/exchange/kinds.ts'
import { exchangeScanner } from '../../frames/exchange/rows.ts'
import type { Format } from '../format.ts'
import { FIELDS, trackingColumns } from './fields.ts'
import { trackingLog } from './rows.ts'

/** The message tracking log of Exchange: which machines hand mails over, and when. It knows no sign-in. */
export const exchangeTracking: Format = {
  id: 'exchange-tracking',
  title: 'Exchange message tracking log',
  language: 'lockout-exchange-tracking',
  basis: 'utc',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'sometimes', failure: 'never', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: head => recogniseExchange('tracking', head),
  scanner: () => exchangeScanner(trackingLog()),
  columns: trackingColumns,
}
