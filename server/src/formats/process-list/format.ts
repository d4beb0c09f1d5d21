import { wordFields } from '../../frames/table/cells.ts'
import type { Format } from '../format.ts'
import { processCells } from './cells.ts'
import { recogniseProcesses } from './claim.ts'
import { FIELDS } from './fields.ts'
import { processScanner } from './scan.ts'

/** What `Get-Process`, `wmic process`, `pslist`, `iisapp.vbs` and `appcmd list wp` print: the processes of a machine at one moment. */
export const processList: Format = {
  id: 'process-list',
  title: 'Process list (Get-Process, wmic)',
  language: 'lockout-process-list',
  basis: 'none',
  fields: FIELDS,
  can: { userName: 'never', clientAddress: 'never', failure: 'never', process: 'written' },
  grammar: 'table',
  recognise: recogniseProcesses,
  scanner: processScanner,
  columns: (heading, record) => wordFields(record, processCells(heading, record)),
}
