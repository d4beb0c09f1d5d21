import { SLOT_FIELDS, slotField } from '../../frames/event/slotFields.ts'
import type { Field } from '../format.ts'
import { MESSAGE, PAYLOAD, STRINGS } from './layout.ts'

/** Columns that hold more than one value, and those that are not read. */
const COLUMNS: readonly (readonly [holds: number, id: string, label: string, meaning: string])[] = [
  [MESSAGE, 'description', 'Message, Description', 'The text of the event; its labels say what the values in it are'],
  [PAYLOAD, 'payload', 'Payload', 'The values of the event with their names, in JSON'],
  [STRINGS, 'strings', 'Strings', 'The values of the text alone, in the order of the event, with bars between'],
]
const MORE: Field = { id: 'more', label: 'other columns', kind: 'text', meaning: 'Not read' }

export const FIELDS: readonly Field[] = [
  ...SLOT_FIELDS,
  ...COLUMNS.map(([, id, label, meaning]): Field => ({ id, label, kind: 'text', meaning })),
  MORE,
]

/** The field of what a column or a part of a description of an event holds. */
export const fieldOf = (holds: number, event: number): string =>
  COLUMNS.find(([column]) => column === holds)?.[1] ?? slotField(holds, event) ?? MORE.id
