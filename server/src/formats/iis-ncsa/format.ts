import type { Format } from '../format.ts'
import { recogniseNcsa } from './claim.ts'
import { FIELDS, ncsaColumns } from './columns.ts'
import { ncsaScanner } from './scan.ts'

/** The NCSA common layout, as the web, mail and news services of IIS write it. Its rows state their offset from UTC, and are kept in UTC. */
export const iisNcsa: Format = {
  id: 'iis-ncsa',
  title: 'IIS log (NCSA common layout)',
  language: 'lockout-iis-ncsa',
  basis: 'utc',
  fields: FIELDS,
  can: { userName: 'sometimes', clientAddress: 'written', failure: 'sometimes', process: 'never' },
  isLined: true,
  grammar: 'w3c',
  recognise: recogniseNcsa,
  scanner: ncsaScanner,
  columns: ncsaColumns,
}
