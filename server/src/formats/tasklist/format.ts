import { wordFields } from '../../frames/table/cells.ts'
import type { Format } from '../format.ts'
import { recogniseTasklist } from './claim.ts'
import { FIELDS } from './fields.ts'
import { listCellsOf } from './row.ts'
import { tasklistScanner } from './scan.ts'

/** What `tasklist`, `tasklist /svc`, `/v` and `/m` print as a table: the processes of a machine at one moment. */
export const tasklist: Format = {
  id: 'tasklist',
  title: 'Process list (tasklist)',
  language: 'lockout-tasklist',
  basis: 'none',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'never', failure: 'never', process: 'written' },
  grammar: 'table',
  recognise: recogniseTasklist,
  scanner: tasklistScanner,
  columns: (heading, record) => wordFields(record, listCellsOf(heading, record)),
}
