import { wordFields } from '../../frames/table/cells.ts'
import type { Format } from '../format.ts'
import { sessionCells } from './cells.ts'
import { recogniseSessions } from './claim.ts'
import { FIELDS } from './fields.ts'
import { sessionScanner } from './scan.ts'

/** What `quser` and `query session` print: who has a session on a machine, also a disconnected one. */
export const sessionList: Format = {
  id: 'session-list',
  title: 'Sessions (quser)',
  language: 'lockout-session-list',
  basis: 'none',
  fields: FIELDS,
  can: { userName: 'written', clientAddress: 'never', failure: 'never', process: 'never' },
  grammar: 'table',
  recognise: recogniseSessions,
  scanner: sessionScanner,
  columns: (heading, record) => wordFields(record, sessionCells(heading, record)),
}
