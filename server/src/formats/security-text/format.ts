import { slotField } from '../../frames/event/slotFields.ts'
import { tellingOf, toldValues } from '../../frames/event/told.ts'
import { unquoted } from '../../model/quotes.ts'
import type { Format, Inner } from '../format.ts'
import { recogniseSecurityText } from './claim.ts'
import { FIELDS } from './fields.ts'
import { nextEvent } from './nextRecord.ts'
import { securityTextScanner } from './scan.ts'

/** The Security log of Windows as text: what Event Viewer puts on the clipboard and `wevtutil /f:text` prints. */
export const securityText: Format = {
  id: 'security-text',
  title: 'Windows Security log (text)',
  language: 'lockout-security-text',
  basis: 'local',
  fields: FIELDS,
  // Addresses and processes depend on the event: 680 and 4776 have neither, 675 and 4771 have the address, 529 by a service has the process.
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' },
  grammar: 'security-text',
  recognise: recogniseSecurityText,
  scanner: securityTextScanner,
  nextRecord: nextEvent,
  unquoted,
  words: (record, valueOf) => toldWords(record, Number(valueOf('event-id')), valueOf('event-source')),
}

/** What an event tells in words of who and where. */
function toldWords(record: string, event: number, source: string): readonly Inner[] {
  const telling = tellingOf(event, source)
  if (telling === undefined) return []
  return toldValues(telling, record, false).flatMap(({ slot, start, end }) => {
    const id = slotField(slot, event)
    return id === undefined ? [] : [{ id, start, end }]
  })
}
