import { csvScanner } from '../../frames/csv/scan.ts'
import type { Format } from '../format.ts'
import { basisUnder } from './basis.ts'
import { recogniseSecurityCsv } from './claim.ts'
import { eventColumns, eventParts } from './columns.ts'
import { FIELDS } from './fields.ts'
import { eventRows } from './rows.ts'

/** The Security log of Windows in rows: what Event Viewer, PowerShell, Log Parser and eventquery export. */
export const securityCsv: Format = {
  id: 'security-csv',
  title: 'Windows Security log (CSV)',
  language: 'lockout-security-csv',
  basis: 'local',
  basisUnder,
  fields: FIELDS,
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' },
  grammar: 'csv',
  recognise: recogniseSecurityCsv,
  scanner: () => csvScanner(eventRows()),
  columns: eventColumns,
  within: eventParts,
}
