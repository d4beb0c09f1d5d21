import { csvScanner } from '../../frames/csv/scan.ts'
import type { Format } from '../format.ts'
import { recogniseDhcp } from './claim.ts'
import { dhcpColumns } from './columns.ts'
import { FIELDS } from './fields.ts'
import { dhcpRows } from './rows.ts'

/** The audit log of a DHCP server: which machine had which address, and when. */
export const dhcp: Format = {
  id: 'dhcp',
  title: 'DHCP server log',
  language: 'lockout-dhcp',
  basis: 'local',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'sometimes', failure: 'never', process: 'never' },
  isLined: true,
  grammar: 'csv',
  recognise: recogniseDhcp,
  scanner: () => csvScanner(dhcpRows()),
  columns: dhcpColumns,
}
