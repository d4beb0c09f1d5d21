import { SLOT_FIELDS } from '../../frames/event/slotFields.ts'
import type { Field, Format } from '../format.ts'
import { recogniseSecurityLines } from './claim.ts'
import { recordParts } from './parts.ts'
import { basisUnder, securityLinesScanner } from './scan.ts'

const RECORD: Field = { id: 'record', label: 'the event', kind: 'text', meaning: 'An event as another tool wrote it' }

/** Events of the Security log as other tools than Event Viewer write them: on one line, or as a list. */
export const securityLines: Format = {
  id: 'security-lines',
  dataset: 'security-text',
  title: 'Windows Security log (lines of other tools)',
  language: 'lockout-security-lines',
  basis: 'local',
  basisUnder,
  fields: [...SLOT_FIELDS, RECORD],
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' },
  grammar: 'security-lines',
  recognise: recogniseSecurityLines,
  scanner: securityLinesScanner,
  columns: () => [RECORD.id],
  within: (_heading, _record, _field, text) => recordParts(text),
}
