import type { SecurityEvent } from '../events.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Events as Event Viewer saves them in XML: UTC, and the same in every language. */
export function xmlText(events: readonly SecurityEvent[], dnsDomain: string): string {
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${events.map(event => element(event, dnsDomain)).join('')}</Events>`
}

function element({ at, id, computer, audit, data, provider, channel }: SecurityEvent, dnsDomain: string): string {
  const keywords = audit === 'Failure' ? '0x8010000000000000' : '0x8020000000000000'
  const time = new Date(at).toISOString().replace('Z', '0000Z')
  const system = [
    `<Provider Name='${provider ?? 'Microsoft-Windows-Security-Auditing'}'/>`,
    `<EventID>${id}</EventID><Version>0</Version><Level>0</Level><Task>12544</Task><Keywords>${keywords}</Keywords>`,
    `<TimeCreated SystemTime='${time}'/><EventRecordID>4711</EventRecordID><Execution ProcessID='772' ThreadID='7124'/>`,
    `<Channel>${channel ?? 'Security'}</Channel><Computer>${computer}.${dnsDomain}</Computer><Security/>`,
  ]
  const values = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${escaped(value)}</Data>`)
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system.join('')}</System><EventData>${values.join('')}</EventData></Event>`
}
