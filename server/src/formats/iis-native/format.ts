import { csvScanner } from '../../frames/csv/scan.ts'
import type { Format } from '../format.ts'
import { recogniseNative } from './claim.ts'
import { FIELDS, nativeColumns } from './columns.ts'
import { nativeRows } from './rows.ts'

/** The Microsoft IIS layout, which the web, mail, news and FTP services of IIS write when told to. */
export const iisNative: Format = {
  id: 'iis-native',
  title: 'IIS log (Microsoft IIS layout)',
  language: 'lockout-iis-native',
  basis: 'local',
  fields: FIELDS,
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'sometimes', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: recogniseNative,
  scanner: () => csvScanner(nativeRows()),
  columns: nativeColumns,
}
