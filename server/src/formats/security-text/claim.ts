import { HEADER, LABEL_FLAGS, labelAt } from '../../frames/event/labelTable.ts'
import { translatedLabels } from '../../frames/event/translatedLabels.ts'
import type { Head, Recognition } from '../format.ts'

const EVENT_ID = /^[\s>|]*Event ID:\s*\d+\s*$/i
const OTHER_LABEL =
  /^[\s>|]*(Event Type|Event Source|Event Category|Log Name|Type|Source|Category|Task Category|Date|Time|User|Computer|Level|Keywords?|Description)\s*:/i
const SECURITY = /^[\s>|]*(Event Source|Source|Log Name):\s*(Security|Microsoft[- ]Windows[- ]Security[- ]Auditing)\b/i
/** Labels of a head, besides the Event ID, that make it one. */
const ENOUGH = 2

/** Whether a text is made of the blocks in which Event Viewer and wevtutil write events. */
export function recogniseSecurityText({ lines, text }: Head): Recognition | undefined {
  return english(lines) ?? (NUMBER_ALONE.test(text) ? (translated(lines) ?? untranslated(lines)) : undefined)
}

/** What the line of an Event ID looks like in any language: few other logs have one. */
const NUMBER_ALONE = /:[ \t\u00a0]*\d{3,5}[ \t\u00a0]*$/m

function english(lines: readonly string[]): Recognition | undefined {
  const ids = lines.filter(line => EVENT_ID.test(line)).length
  const labels = new Set(lines.map(line => OTHER_LABEL.exec(line)?.[1]?.toLowerCase()).filter(label => label !== undefined))
  if (ids === 0 || labels.size < ENOUGH) return undefined
  const security = lines.some(line => SECURITY.test(line))
  return {
    confidence: security ? 0.95 : 0.6,
    because: `${blocks(ids)} with Event ID, ${[...labels].slice(0, 3).join(', ')}${security ? ' of the Security log' : ''}`,
  }
}

const LABELLED = /^[\s>|]*([^\s>|:][^:]{0,60}):\s*(\S.*?)?\s*$/
const SECURITY_VALUE = /^(Security|Microsoft-Windows-Security-Auditing)$/

/** Heads whose labels are those of another language. */
function translated(lines: readonly string[]): Recognition | undefined {
  const [table, encoder] = [translatedLabels(), new TextEncoder()]
  const seen = new Map<number, string>()
  let ids = 0
  let security = false
  for (const line of lines) {
    const [, label = '', value = ''] = LABELLED.exec(line) ?? []
    const bytes = encoder.encode(label)
    const number = label === '' ? 0 : table.at(bytes, 0, bytes.length)
    if ((LABEL_FLAGS[number]! & HEADER) === 0) continue
    if (number !== EVENT_ID_LABEL) seen.set(number, label.trim())
    else if (/^\d+$/.test(value)) ids++
    security ||= SECURITY_VALUE.test(value)
  }
  if (ids === 0 || seen.size < ENOUGH) return undefined
  return {
    confidence: security ? 0.95 : 0.6,
    because: `${blocks(ids)} with ${[...seen.values()].slice(0, 3).join(', ')}${security ? ' of the Security log' : ''}`,
  }
}

const EVENT_ID_LABEL = labelAt(new TextEncoder().encode('Event ID'), 0, 'Event ID'.length)

/** Heads in a language without a table: the values that are the same everywhere, in the order of a copy. */
function untranslated(lines: readonly string[]): Recognition | undefined {
  const values = lines.map(line => LABELLED.exec(line)?.[2])
  const at = values.findIndex(
    (value, i) => value === 'Microsoft-Windows-Security-Auditing' && values[i - 1] === 'Security' && /^\d+$/.test(values[i + 2] ?? ''),
  )
  return at < 0 ? undefined : { confidence: 0.8, because: 'an event of the Security log, its labels in a language without a table' }
}

const blocks = (count: number): string => (count === 1 ? 'one event' : `${count} events`)
