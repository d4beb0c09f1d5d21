import { dialogColumns, dialogFields } from '../../frames/iis/dialogFields.ts'
import { dialogRows, SMTP } from '../../frames/iis/dialogRows.ts'
import { w3cScanner } from '../../frames/w3c/scan.ts'
import { recogniseW3c } from '../../frames/w3c/service.ts'
import { firstLine } from '../../frames/firstLine.ts'
import type { Format } from '../format.ts'

const FIELDS = dialogFields('smtp')

/** The log of an SMTP virtual server of IIS (Exchange 2000/2003, and IIS itself) in W3C extended format. */
export const iisSmtp: Format = {
  id: 'iis-smtp',
  title: 'IIS SMTP log (W3C)',
  language: 'lockout-iis-smtp',
  basis: 'utc',
  fields: FIELDS,
  // Whether AUTH has rows at all is a setting of the virtual server.
  can: { userName: 'never', clientAddress: 'written', failure: 'sometimes', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: head => recogniseW3c('smtp', head),
  scanner: before => w3cScanner(dialogRows(SMTP), before),
  nextRecord: firstLine,
  columns: (heading, record) => dialogColumns(FIELDS, SMTP.signIn, heading, record),
}
