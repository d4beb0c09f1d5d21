import { wordFields } from '../../frames/table/cells.ts'
import type { Format } from '../format.ts'
import { serviceCells } from './cells.ts'
import { recogniseServices } from './claim.ts'
import { FIELDS } from './fields.ts'
import { serviceScanner } from './scan.ts'

/** What `sc query`, `sc qc`, `net start`, `Get-Service` and `wmic service` print: the services of a machine, which run, as whom, and in which process. */
export const serviceList: Format = {
  id: 'service-list',
  title: 'Services (sc, net start)',
  language: 'lockout-service-list',
  basis: 'none',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'never', failure: 'never', process: 'sometimes' },
  grammar: 'table',
  recognise: recogniseServices,
  scanner: serviceScanner,
  columns: (heading, record) => wordFields(record, serviceCells(heading, record)),
}
