import { basisUnder } from '../../frames/w3c/columns.ts'
import { w3cScanner } from '../../frames/w3c/scan.ts'
import { recogniseW3c } from '../../frames/w3c/service.ts'
import { firstLine } from '../../frames/firstLine.ts'
import type { Format } from '../format.ts'
import { FIELDS, webColumns } from './fields.ts'
import { webRows } from '../../frames/iis/webRows.ts'

/** The log of an IIS web site in W3C extended format: Outlook on the web, ActiveSync, EWS, RPC over HTTP and everything else on port 443. */
export const iisW3c: Format = {
  id: 'iis-w3c',
  title: 'IIS web log (W3C)',
  language: 'lockout-iis-w3c',
  basis: 'utc',
  basisUnder,
  fields: FIELDS,
  // Basic sign-ins name the user that was tried; refused NTLM ones and forms do not.
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'sometimes', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: head => recogniseW3c('http', head),
  scanner: before => w3cScanner(webRows(), before),
  nextRecord: firstLine,
  columns: webColumns,
}
