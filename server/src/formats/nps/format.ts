import { csvScanner } from '../../frames/csv/scan.ts'
import { RADIUS_FIELDS } from '../../frames/radius/fields.ts'
import type { Format } from '../format.ts'
import { recogniseNps } from './claim.ts'
import { npsColumns } from './columns.ts'
import { npsRows } from './rows.ts'

/** The log of a Network Policy Server (IAS), database-compatible or as pairs of attributes: who signed in through which access point, and from which device. */
export const nps: Format = {
  id: 'nps',
  title: 'NPS / IAS log',
  language: 'lockout-nps',
  basis: 'local',
  fields: RADIUS_FIELDS,
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: recogniseNps,
  scanner: () => csvScanner(npsRows()),
  columns: npsColumns,
}
