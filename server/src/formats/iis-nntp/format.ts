import { dialogColumns, dialogFields } from '../../frames/iis/dialogFields.ts'
import { dialogRows, NNTP } from '../../frames/iis/dialogRows.ts'
import { w3cScanner } from '../../frames/w3c/scan.ts'
import { recogniseW3c } from '../../frames/w3c/service.ts'
import { firstLine } from '../../frames/firstLine.ts'
import type { Format } from '../format.ts'

const FIELDS = dialogFields('nntp')

/** The log of an NNTP (news) virtual server of IIS or Exchange 2000/2003 in W3C extended format. */
export const iisNntp: Format = {
  id: 'iis-nntp',
  title: 'IIS news log (W3C)',
  language: 'lockout-iis-nntp',
  basis: 'utc',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'written', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: head => recogniseW3c('nntp', head),
  scanner: before => w3cScanner(dialogRows(NNTP), before),
  nextRecord: firstLine,
  columns: (heading, record) => dialogColumns(FIELDS, NNTP.signIn, heading, record),
}
