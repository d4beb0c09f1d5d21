import { recogniseExchange } from '../../frames/exchange/kinds.ts'
import { exchangeScanner } from '../../frames/exchange/rows.ts'
import type { Format } from '../format.ts'
import { FIELDS, proxyColumns, proxyWithin } from './fields.ts'
import { httpProxyLog } from './rows.ts'

/** The log of the front end of Exchange 2013 and later for the web: Outlook on the web, ActiveSync, EWS, MAPI, Autodiscover. */
export const exchangeHttpproxy: Format = {
  id: 'exchange-httpproxy',
  title: 'Exchange HttpProxy log',
  language: 'lockout-exchange-httpproxy',
  basis: 'utc',
  fields: FIELDS,
  // Who has signed in is named, who was refused is not: a user's absence proves nothing here.
  can: { userName: 'never', clientAddress: 'written', failure: 'sometimes', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: head => recogniseExchange('httpproxy', head),
  scanner: () => exchangeScanner(httpProxyLog()),
  columns: proxyColumns,
  within: proxyWithin,
}
