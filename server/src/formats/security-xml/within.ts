import { describedValues } from '../../frames/event/describedValues.ts'
import { DESCRIPTION } from '../../frames/event/eventFields.ts'
import { ADDRESS, REASON, USER } from '../../frames/event/slots.ts'
import type { Inner } from '../format.ts'
import { xmlValues } from './scan.ts'

/** The fields of what is told in words. */
const FIELDS: ReadonlyMap<number, string> = new Map([
  [USER, 'TargetUserName'],
  [ADDRESS, 'IpAddress'],
  [REASON, 'Reason'],
])

/** What a value without a name tells in words. */
export function toldParts(record: string, field: string, written: string): readonly Inner[] {
  if (field !== DESCRIPTION.id) return []
  const head = [...xmlValues(record).values()]
  const says = (id: string): string => head.find(one => one.id === id)?.text ?? ''
  return describedValues(written, Number.parseInt(says('event-id'), 10), says('provider')).flatMap(({ slot, start, end }) => {
    const id = FIELDS.get(slot)
    return id === undefined ? [] : [{ id, start, end }]
  })
}
