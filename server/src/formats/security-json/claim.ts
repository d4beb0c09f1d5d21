import type { Head, Recognition } from '../format.ts'

const EVENT_ID = /"(?:[\w.]*\.)?_?(?:EventID|EventId|eventID|event_id|EventCode|code|Id)"\s*:\s*(?:"?\d{1,5}"?\s*[,}\]\r\n]|\{)/
/** Members that an event of Windows has beside its number; those of other programs have none of them. */
const MARKS: readonly (readonly [what: string, mark: RegExp])[] = [
  ['Channel', /"(?:[\w.]*\.)?_?(?:Channel|channel)"\s*:\s*"/],
  [
    'the provider',
    /"(?:[\w.]*\.)?_?(?:SourceName|EventSourceName|ProviderName|providerName|Provider|provider_name|source_name|ProviderGuid|provider_guid|Source)"\s*:\s*["{]/,
  ],
  ['the computer', /"(?:[\w.]*\.)?_?(?:Computer|computer|ComputerName|MachineName|computer_name|Hostname)"\s*:\s*"/],
  ['its time', /"(?:TimeCreated|TimeGenerated|TimeWritten)"\s*:\s*["{]/],
  ['the kind of entry', /"EntryType"\s*:\s*["\d]/],
  ['a message in GELF', /"short_message"\s*:\s*"/],
  // Labels stand before tabs in the text of an event.
  ['its text', /"Message"\s*:\s*"(?:[^"\\]|\\.)*?:\\t/],
]
const SECURITY = /Microsoft-Windows-Security-Auditing|"(?:[\w.]*\.)?_?(?:Channel|channel)"\s*:\s*"Security"/
/** Results of a search as Splunk exports them: each holds the text of an event as another tool wrote it, and what was found in that. */
const RESULTS = /^\s*\{"preview":\s*(?:true|false),/
/** Marks that make it one. */
const ENOUGH = 2

/** Whether a text holds events of a Windows log in JSON. */
export function recogniseSecurityJson({ text, lines }: Head): Recognition | undefined {
  const isJson = /^[\s\uFEFF]*[[{]/.test(text)
  if (RESULTS.test(text) || !EVENT_ID.test(text) || !(isJson || lines.some(line => line.startsWith('{"')) || isMostly(lines)))
    return undefined
  const marks = MARKS.filter(([, mark]) => mark.test(text)).map(([what]) => what)
  if (marks.length < ENOUGH) return undefined
  const security = SECURITY.test(text)
  return {
    confidence: confidenceOf(isJson, security),
    because: `JSON with an event number, ${marks.join(' and ')}${security ? ' of the Security log' : ''}`,
  }
}

function confidenceOf(isJson: boolean, security: boolean): number {
  if (!isJson) return 0.5
  return security ? 0.95 : 0.7
}

/** Whether most lines hold an event behind something else, such as the head of a syslog message. */
function isMostly(lines: readonly string[]): boolean {
  const stated = lines.filter(line => line.trim() !== '')
  return stated.filter(line => line.includes('{"') && EVENT_ID.test(line)).length * 2 > stated.length
}
