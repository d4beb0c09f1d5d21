import { titledEvent } from '../../model/codes/eventTitles.ts'
import type { Head, Recognition } from '../format.ts'
import { tablesOf } from './table.ts'

/** The tools, by a line that only they write. */
const TOOLS: readonly (readonly [name: string, line: RegExp])[] = [
  ['EventCombMT', /^\d{1,5},AUDIT (FAILURE|SUCCESS),[^,]+,[^,]+ \d{4},/i],
  ['PsLogList', /^\d+,[^,]+,[^,]+,AUDIT (FAILURE|SUCCESS),[^,]*,[^,]+,\d{1,5},/i],
  ['Snare', /MSWinEventLog(\t|#011)\d+(\t|#011)Security(\t|#011)/],
  ['OSSEC', /WinEvtLog: Security: AUDIT_(FAILURE|SUCCESS)\((\d+|0x[0-9a-f]+)\): /i],
  ['NTsyslog', /\bsecurity\[(failure|success)\] \d{3,5} /],
  ['dumpel', /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\t[^\t]+\t(1|2|4|8|16)\t\d+\t\d{1,5}\tSecurity\t/],
]
const PAIR = /^(LogName=Security|EventCode=\d+|Message=.*)\s*$/
/** The date and what stands below it, with the escapes of JSON. */
const RAW_EVENT = /^"_raw": ?"\d[\d/.: -]{9,}(?: [AP]M)?(?:\\r)?\\n[A-Z]/
const encoder = new TextEncoder()
const RULER = /^ {0,3}-{2,} +-/
/** Text that goes on below a row, in the last column. */
const WRAPPED = /^ {10,}\S/
/** The source above a table, or cut in one of its columns. */
const TABLED_SECURITY = /^ *ProviderName: Microsoft-Windows-Security-Auditing\s*$| Microsoft-Windows(?:-Sec\w*)?(?:\.\.\.|…) /
const LISTED_ID = /^(Id|EventID|InstanceId) *: \d+\s*$/
const LISTED = /^(TimeCreated|TimeGenerated|ProviderName|EntryType|MachineName|Message|RecordId) *: /
const LISTED_TIME = /^(TimeCreated|TimeGenerated) *: \S/
const LISTED_TEXT = /^Message *: (\S.*)$/
const LISTED_SECURITY = /^(ProviderName|Source|LogName) *: (Microsoft-Windows-Security-Auditing|Security)\s*$/
const VIEW = [/^[-+] System\s*$/, /^[-+] EventData\s*$/, /^\s+(?:[-+] )?EventID \d+\s*$/, /^\s+Channel Security\s*$/]
const BLOCK = /^\[\d+\] (Security|Microsoft-Windows-Security-Auditing)\s*$/
const BLOCK_ID = /^ +Time: .* ID: +\d+\s*$/

/** Whether a text is made of events as other tools write them. */
export function recogniseSecurityLines({ lines }: Head): Recognition | undefined {
  for (const [name, pattern] of TOOLS) {
    const count = lines.filter(line => pattern.test(line)).length
    if (count > 0) return { confidence: 0.9, because: `${counted(count)} as ${name} writes them` }
  }
  if (lines.some(line => BLOCK.test(line)) && lines.some(line => BLOCK_ID.test(line)))
    return { confidence: 0.9, because: 'events in blocks as PsLogList writes them' }
  const pairs = new Set(lines.map(line => PAIR.exec(line)?.[1]?.split('=')[0]).filter(name => name !== undefined))
  if (pairs.size === 3)
    return { confidence: 0.9, because: 'pairs of names and values as Splunk keeps them: LogName=Security, EventCode, Message' }
  const results = lines.filter(isResult).length
  if (results > 0) return { confidence: 0.9, because: `${counted(results)} in results of a search that Splunk exported as JSON` }
  const table = tabled(lines)
  if (table !== undefined) return table
  if (VIEW.every(part => lines.some(line => part.test(line))))
    return { confidence: 0.9, because: 'details of events as Event Viewer copies them: System, EventData, and those of the Security log' }
  const ids = lines.filter(line => LISTED_ID.test(line)).length
  const names = new Set(lines.map(line => LISTED.exec(line)?.[1]).filter(name => name !== undefined))
  if (names.size < 2) return undefined
  if (ids === 0) return titled(lines)
  const security = lines.some(line => LISTED_SECURITY.test(line))
  return { confidence: security ? 0.9 : 0.6, because: `${counted(ids)} listed by PowerShell with ${[...names].slice(0, 3).join(', ')}` }
}

/** Whether a line is a result of a search that holds an event as Splunk keeps it. */
function isResult(line: string): boolean {
  if (!line.startsWith('{"preview":')) return false
  const result = line.indexOf('"result":')
  const text = result < 0 ? '' : line.slice(line.indexOf('"_raw":', result))
  return RAW_EVENT.test(text) && text.includes('\\nLogName=Security\\')
}

/** Tables, as PowerShell prints them in lines that it cuts; where it goes on in the next one, more was printed than is read. */
function tabled(lines: readonly string[]): Recognition | undefined {
  if (!lines.some(line => RULER.test(line))) return undefined
  const tables = tablesOf()
  const all = lines.map(line => line.trimEnd())
  const isRow = all.map((line, i) => {
    const before = encoder.encode(`${all[i - 1] ?? ''}\n`)
    const bytes = encoder.encode(line)
    return tables.at(Uint8Array.from([...before, ...bytes]), 0, before.length, before.length + bytes.length) !== undefined
  })
  const count = isRow.filter(Boolean).length
  const isWrapped = all.slice(isRow.indexOf(true)).some((line, i) => WRAPPED.test(line) && !isRow[isRow.indexOf(true) + i])
  if (count === 0 || isWrapped) return undefined
  const security = lines.some(line => TABLED_SECURITY.test(line))
  return {
    confidence: security ? 0.9 : 0.6,
    because: `${counted(count)} in a table of PowerShell, which says when and what, but not to whom`,
  }
}

/** Lists from which the number of the event was left out, and whose text tells it. */
function titled(lines: readonly string[]): Recognition | undefined {
  const events = lines.filter(line => titledEvent(LISTED_TEXT.exec(line)?.[1] ?? '') !== undefined).length
  if (events === 0 || !lines.some(line => LISTED_TIME.test(line))) return undefined
  return { confidence: 0.9, because: `${counted(events)} listed by PowerShell with time and text, without Event ID` }
}

const counted = (count: number): string => (count === 1 ? 'one event' : `${count} events`)
