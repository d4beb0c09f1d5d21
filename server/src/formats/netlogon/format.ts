import { firstLine } from '../../frames/firstLine.ts'
import type { Format } from '../format.ts'
import { FIELDS } from './fields.ts'
import { recogniseNetlogon } from './claim.ts'
import { netlogonScanner } from './scan.ts'

/** The debug log of the Netlogon service (`netlogon.log`, `netlogon.bak`) of a domain controller or member server. */
export const netlogon: Format = {
  id: 'netlogon',
  title: 'Netlogon debug log',
  language: 'lockout-netlogon',
  basis: 'yearless',
  fields: FIELDS,
  // Only lines about clients outside every site bring an address.
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'never' },
  isLined: true,
  grammar: 'netlogon',
  recognise: recogniseNetlogon,
  scanner: netlogonScanner,
  nextRecord: firstLine,
}
