import { wordFields } from '../../frames/table/cells.ts'
import type { Format } from '../format.ts'
import { connectionCells } from './cells.ts'
import { recogniseNetstat } from './claim.ts'
import { FIELDS } from './fields.ts'
import { netstatScanner } from './scan.ts'

/** What `netstat` (-ano, -abno) and `Get-NetTCPConnection` print: the connections of a machine at one moment, and the processes that own them. */
export const netstat: Format = {
  id: 'netstat',
  title: 'Connections (netstat)',
  language: 'lockout-netstat',
  basis: 'none',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'sometimes', failure: 'never', process: 'sometimes' },
  grammar: 'table',
  recognise: recogniseNetstat,
  scanner: netstatScanner,
  columns: (heading, record) => wordFields(record, connectionCells(heading, record)),
}
