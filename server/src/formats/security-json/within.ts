import { describedValues } from '../../frames/event/describedValues.ts'
import { DESCRIPTION } from '../../frames/event/eventFields.ts'
import { slotField } from '../../frames/event/slotFields.ts'
import { plainText } from '../../frames/json/plainText.ts'
import type { Inner } from '../format.ts'
import { jsonValues } from './scan.ts'

/** The values inside the text of an event, by its labels. */
export function descriptionParts(record: string, field: string, written: string): readonly Inner[] {
  if (field !== DESCRIPTION.id) return []
  const head = [...jsonValues(record).values()]
  const says = (of: string): string => head.find(({ id }) => id === of)?.text ?? ''
  const event = Number.parseInt(says('event-id'), 10)
  const { text, places } = plainText(written)
  return describedValues(text, event, says('provider')).flatMap(({ slot, start, end }) => {
    const id = slotField(slot, event)
    return id === undefined ? [] : [{ id, start: places[start]!, end: places[end]!, text: text.slice(start, end) }]
  })
}
