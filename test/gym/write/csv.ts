import { viewerDate, viewerTime } from '../../../tools/sample/stamps.ts'
import type { SecurityEvent } from '../events.ts'
import type { LocalTime } from '../summerTime.ts'
import { modernDescription } from './modernText.ts'

/** Events as Event Viewer saves them in rows: local time, and no column for the computer. */
export function csvText(events: readonly SecurityEvent[], minutesAt: LocalTime['minutesAt']): string {
  const rows = events.flatMap(event => {
    const description = modernDescription(event)
    if (description === undefined) return []
    const { category, text } = description
    const quoted = text.trimEnd().replaceAll('"', '""')
    return `Audit ${event.audit},${viewerDate(event.at, minutesAt(event.at))} ${viewerTime(event.at, minutesAt(event.at))},Microsoft-Windows-Security-Auditing,${event.id},${category},"${quoted}"`
  })
  return `${['Keywords,Date and Time,Source,Event ID,Task Category', ...rows].join('\r\n')}\r\n`
}
