import { DESCRIPTION } from '../../frames/event/eventFields.ts'
import { SLOT_FIELDS, slotField } from '../../frames/event/slotFields.ts'
import type { Field } from '../format.ts'
import { DETAILS, MESSAGE, PAYLOAD, STRINGS } from './layout.ts'

/** Columns that are no value of the event themselves. */
const COLUMNS: ReadonlyMap<number, Field> = new Map([
  [MESSAGE, DESCRIPTION],
  [
    STRINGS,
    {
      id: 'strings',
      label: 'Strings',
      kind: 'text',
      meaning: 'The values of the text alone, in the order of the event, with bars between',
    },
  ],
  [
    DETAILS,
    { id: 'details', label: 'Details, ExtraFieldInfo', kind: 'text', meaning: 'Values of the event with names of their own or of Windows' },
  ],
  [PAYLOAD, { id: 'payload', label: 'Payload', kind: 'text', meaning: 'The values of the event with their names, in JSON' }],
])
const MORE: Field = { id: 'more', label: 'other columns', kind: 'text', meaning: 'Not read' }

/** The values of an event that are read, and the columns that hold them. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [...SLOT_FIELDS, ...COLUMNS.values(), MORE]

/** The field of what a column or a part of a description of an event holds. */
export const fieldOf = (holds: number, event: number): string => COLUMNS.get(holds)?.id ?? slotField(holds, event) ?? MORE.id
