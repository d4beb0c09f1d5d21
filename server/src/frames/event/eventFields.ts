import type { Field } from '../../formats/format.ts'
import { EVENT_DATA, EXCEPTIONS } from './eventData.ts'
import { SLOT_FIELDS } from './slotFields.ts'
import * as S from './slots.ts'

/** The values around an event's data, as fields; encodings write them under names of their own. */
const HEAD: readonly (readonly [slot: number, field: Field])[] = [
  [S.EVENT_ID, { id: 'event-id', label: 'EventID', kind: 'code', space: 'event', meaning: 'What happened' }],
  [
    S.EVENT_SOURCE,
    { id: 'provider', label: 'Provider', kind: 'text', meaning: 'Program that wrote the event; only Security tells of logons' },
  ],
  [S.DATE, { id: 'time-created', label: 'SystemTime', kind: 'time', meaning: 'When the event was written', unit: 'UTC' }],
  [
    S.COMPUTER,
    {
      id: 'computer',
      label: 'Computer',
      kind: 'host',
      role: 'logger',
      meaning: 'Machine that wrote the event; process and logon ids are its own',
    },
  ],
  [S.AUDIT, { id: 'keywords', label: 'Keywords', kind: 'text', meaning: 'Audit Success or Audit Failure, as bits or in words' }],
]

const headIds: ReadonlyMap<number, string> = new Map(HEAD.map(([slot, { id }]) => [slot, id]))

/** The field id of a value around the data. */
export const headField = (slot: number): string | undefined => headIds.get(slot)

/** Every value of an event that is named, in encodings that keep the names of Windows. */
export const EVENT_FIELDS: readonly Field[] = [
  ...HEAD.map(([, field]) => field),
  ...EVENT_DATA.map(([name, , kind, meaning, more = {}]) => ({ id: name, label: name, kind, meaning, ...more })),
  ...EXCEPTIONS.map(({ id, name, kind, meaning, more = {} }) => ({ id, label: name, kind, meaning, ...more })),
]

/** The text of an event beside its values, as a field. */
export const DESCRIPTION: Field = {
  id: 'description',
  label: 'Message, Description',
  kind: 'text',
  meaning: 'The text of the event; its labels say what the values in it are',
}

const eventIds: ReadonlySet<string> = new Set(EVENT_FIELDS.map(({ id }) => id))

/** What a description says where nothing else does: the values of its labels, under ids of their own. */
export const DESCRIBED_FIELDS: readonly Field[] = [DESCRIPTION, ...SLOT_FIELDS.filter(({ id }) => !eventIds.has(id))]
