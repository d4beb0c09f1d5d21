import type { Field } from '../../formats/format.ts'
import { fieldNames } from './columns.ts'

/** The columns of a W3C extended log of IIS that mean the same whichever service writes them. Source: README.md#columns. */
export const COMMON_FIELDS: readonly Field[] = [
  { id: 'date', label: 'date', kind: 'time', meaning: 'Day on which the row was written, UTC.', unit: 'yyyy-mm-dd' },
  { id: 'time', label: 'time', kind: 'time', meaning: 'When the request ended, UTC; it began time-taken earlier.', unit: 'hh:mm:ss' },
  { id: 'directive-date', label: 'Date', kind: 'time', meaning: 'Day from which the rows below count, UTC.', unit: 'yyyy-mm-dd' },
  { id: 'directive-time', label: 'Date', kind: 'time', meaning: 'When the service wrote this heading, UTC.', unit: 'hh:mm:ss' },
  { id: 's-sitename', label: 's-sitename', kind: 'text', meaning: 'Instance of the service that answered, such as W3SVC1 or SMTPSVC1.' },
  { id: 's-computername', label: 's-computername', kind: 'host', role: 'logger', meaning: 'Machine that answered and wrote the row.' },
  { id: 's-ip', label: 's-ip', kind: 'ip', role: 'server', meaning: 'Address of the server that the client reached.' },
  { id: 's-port', label: 's-port', kind: 'number', meaning: 'Port of the server; the mail service writes 0 for connections coming in.' },
  { id: 'sc-bytes', label: 'sc-bytes', kind: 'number', meaning: 'Size of the answer.', unit: 'bytes' },
  { id: 'cs-bytes', label: 'cs-bytes', kind: 'number', meaning: 'Size of the request.', unit: 'bytes' },
  { id: 'time-taken', label: 'time-taken', kind: 'number', meaning: 'How long the request took.', unit: 'milliseconds' },
  { id: 'cs-version', label: 'cs-version', kind: 'text', meaning: 'Protocol as the client states it.' },
  { id: 'cs-host', label: 'cs-host', kind: 'text', meaning: 'Name by which the client addressed the server.' },
  {
    id: 'cs(User-Agent)',
    label: 'cs(User-Agent)',
    kind: 'text',
    meaning: 'Program of the client, as it names itself; a + stands for a blank.',
  },
  {
    id: 'cs(Cookie)',
    label: 'cs(Cookie)',
    kind: 'secret',
    meaning: 'Cookies of the client; they can hold a session somebody else could use.',
  },
  { id: 'cs(Referer)', label: 'cs(Referer)', kind: 'text', meaning: 'Page that led the client here.' },
  {
    id: 'sc-win32-status',
    label: 'sc-win32-status',
    kind: 'code',
    space: 'win32',
    meaning: 'Windows status of the request: a Win32 error, or from 2147483648 on a status of a security package.',
  },
]

/** A field for each column of a heading, by the ids of a format's field table. */
export function fieldIds(fields: readonly Field[], heading: string): readonly (string | undefined)[] {
  const known = new Map(fields.map(({ id }) => [id.toLowerCase(), id]))
  const names = fieldNames(heading) ?? []
  return names.map(name => known.get(name.toLowerCase()) ?? known.get(name.toLowerCase().replace(/^cs\((x-.*)\)$/, '$1')))
}

/** The value of one column in one row; '' where the heading does not name it. */
export function valueOf(heading: string, record: string, column: string): string {
  const at = fieldNames(heading)?.findIndex(name => name.toLowerCase() === column) ?? -1
  return at < 0 ? '' : (valuesOf(record)[at] ?? '')
}

/** The values of one row. A control character parts them as a blank does. */
export const valuesOf = (record: string): readonly string[] => record.split(/[\0-\x20]+/).filter(Boolean)
