import { w3cScanner } from '../../frames/w3c/scan.ts'
import { recogniseW3c } from '../../frames/w3c/service.ts'
import type { Format } from '../format.ts'
import { FIELDS, ftpColumns } from './fields.ts'
import { ftpRows } from '../../frames/iis/ftpRows.ts'

/** The log of an FTP site of IIS 4 to 10 in W3C extended format. */
export const iisFtp: Format = {
  id: 'iis-ftp',
  title: 'IIS FTP log (W3C)',
  language: 'lockout-iis-ftp',
  basis: 'utc',
  fields: FIELDS,
  can: { userName: 'written', clientAddress: 'written', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: head => recogniseW3c('ftp', head),
  scanner: before => w3cScanner(ftpRows(), before),
  columns: ftpColumns,
}
