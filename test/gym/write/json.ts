import type { SecurityEvent } from '../events.ts'

/** Events as evtx_dump converts them: one object a line, UTC. */
export function jsonText(events: readonly SecurityEvent[], dnsDomain: string): string {
  return events.map(event => `${JSON.stringify({ Event: bodyOf(event, dnsDomain) })}\n`).join('')
}

function bodyOf({ at, id, computer, audit, data, provider, channel }: SecurityEvent, dnsDomain: string): object {
  return {
    '#attributes': { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' },
    System: {
      Provider: { '#attributes': { Name: provider ?? 'Microsoft-Windows-Security-Auditing' } },
      EventID: id,
      Version: 0,
      Keywords: audit === 'Failure' ? '0x8010000000000000' : '0x8020000000000000',
      TimeCreated: { '#attributes': { SystemTime: new Date(at).toISOString() } },
      Execution: { '#attributes': { ProcessID: 772, ThreadID: 7124 } },
      Channel: channel ?? 'Security',
      Computer: `${computer}.${dnsDomain}`,
    },
    EventData: data,
  }
}
