import { nameNumber } from '../../frames/event/dataNames.ts'

/** Columns that show that others have the names of an event's data. */
const MARKS: ReadonlySet<string> = new Set(['TargetUserName', 'SubjectUserName', 'TargetAccount', 'IpAddress'])
/** Names that columns of these tables have for something else. */
const OTHERS: ReadonlySet<string> = new Set(['UserName', 'DomainName', 'Note', 'Reason', 'date', 'time'])
/** The process that wrote the event has the name of the one that asked, where its thread stands beside it. */
const THREAD = ['ThreadId', 'ExecutionThreadID']

/** What tables of a log service call a value of the data: by itself, and in one column that holds two of them. */
const ALIASES: readonly (readonly [alias: string, name: string])[] = [
  ['CallerProcessId', 'ProcessId'],
  ['CallerProcessName', 'ProcessName'],
  ['TargetAccount', 'TargetUserName'],
  ['SubjectAccount', 'SubjectUserName'],
  ['Account', 'TargetUserName'],
]

/** The columns of a heading that have the names of an event's data, with the numbers of those names. */
export function dataColumns(headings: readonly string[]): ReadonlyMap<number, number> {
  const names = headings.map(heading => heading.trim())
  const found = new Map<number, number>()
  if (!names.some(name => MARKS.has(name))) return found
  const isLogger = names.some(name => THREAD.includes(name))
  for (const [column, name] of names.entries())
    if (nameNumber(name) >= 0 && !OTHERS.has(name) && !(isLogger && name === 'ProcessId')) found.set(column, nameNumber(name))
  for (const [alias, name] of ALIASES) {
    const column = names.indexOf(alias)
    if (column >= 0 && ![...found.values()].includes(nameNumber(name))) found.set(column, nameNumber(name))
  }
  return found
}
