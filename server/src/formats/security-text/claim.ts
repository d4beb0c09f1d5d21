import type { Head, Recognition } from '../format.ts'

const EVENT_ID = /^\s*Event ID:\s*\d+\s*$/i
const OTHER_LABEL =
  /^\s*(Event Type|Event Source|Event Category|Log Name|Type|Source|Category|Task Category|Date|Time|User|Computer|Level|Keywords?|Description)\s*:/i
const SECURITY = /^\s*(Event Source|Source|Log Name):\s*(Security|Microsoft[- ]Windows[- ]Security[- ]Auditing)\b/i
/** Labels of a head, besides the Event ID, that make it one. */
const ENOUGH = 2

/** Whether a text is made of the blocks in which Event Viewer and wevtutil write events. */
export function recogniseSecurityText({ lines }: Head): Recognition | undefined {
  const ids = lines.filter(line => EVENT_ID.test(line)).length
  const labels = new Set(lines.map(line => OTHER_LABEL.exec(line)?.[1]?.toLowerCase()).filter(label => label !== undefined))
  if (ids === 0 || labels.size < ENOUGH) return undefined
  const security = lines.some(line => SECURITY.test(line))
  return {
    confidence: security ? 0.95 : 0.6,
    because: `${blocks(ids)} with Event ID, ${[...labels].slice(0, 3).join(', ')}${security ? ' of the Security log' : ''}`,
  }
}

const blocks = (count: number): string => (count === 1 ? 'one event' : `${count} events`)
