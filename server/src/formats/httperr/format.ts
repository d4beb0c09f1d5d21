import { w3cScanner } from '../../frames/w3c/scan.ts'
import { firstLine } from '../../frames/firstLine.ts'
import type { Format } from '../format.ts'
import { recogniseErrors } from './claim.ts'
import { errorColumns, FIELDS } from './fields.ts'
import { errorRows } from './rows.ts'

/** The log of HTTP.sys, the driver below every web site: requests that it answered or dropped itself. */
export const httperr: Format = {
  id: 'httperr',
  title: 'HTTP.sys error log (HTTPERR)',
  language: 'lockout-httperr',
  basis: 'utc',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'written', failure: 'never', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: recogniseErrors,
  scanner: before => w3cScanner(errorRows(), before),
  nextRecord: firstLine,
  columns: errorColumns,
}
