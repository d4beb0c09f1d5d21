import { valuesOf } from '../../frames/csv/columns.ts'
import { type About, SERVICE_FIELDS, serviceField } from '../../frames/iis/serviceFields.ts'
import { type Field, GOES_ON } from '../format.ts'
import { serviceAt } from './service.ts'

/** The columns in their order, by the names that W3C logs give them. */
const ORDER = [
  'c-ip',
  'cs-username',
  'date',
  'time',
  's-sitename',
  's-computername',
  's-ip',
  'time-taken',
  'cs-bytes',
  'sc-bytes',
  'sc-status',
  'sc-win32-status',
  'cs-method',
  'cs-uri-stem',
  'cs-uri-query',
]
export const LAST_COLUMN = ORDER.length - 1

/** The columns of the Microsoft IIS layout. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  ...SERVICE_FIELDS,
  { id: 's-sitename', label: 'service', kind: 'text', meaning: 'Service and instance that answered, such as W3SVC1 or SMTPSVC1.' },
  { id: 's-computername', label: 'server name', kind: 'host', role: 'logger', meaning: 'Machine that answered and wrote the row.' },
  { id: 's-ip', label: 'server address', kind: 'ip', role: 'server', meaning: 'Address that the client reached.' },
  { id: 'time-taken', label: 'time taken', kind: 'number', meaning: 'How long the request took.', unit: 'milliseconds' },
  { id: 'cs-bytes', label: 'bytes received', kind: 'number', meaning: 'Size of the request.', unit: 'bytes' },
  {
    id: 'sc-win32-status',
    label: 'Windows status',
    kind: 'code',
    space: 'win32',
    meaning: 'Windows status of the request: a Win32 error, or from 2147483648 on a status of a security package.',
  },
]

/** The field of every value of a record between commas. A value that does not begin with a blank goes on with the one before: it has a comma in it. */
export function nativeColumns(_heading: string, record: string): readonly (string | undefined)[] {
  const values = valuesOf(record, ',')
  const starts = startsOf(values)
  const valueOf = (column: number): string => values[starts.indexOf(column)]?.trim() ?? ''
  const about: About = { service: serviceAt(valueOf(4).charCodeAt(0)), user: valueOf(1), method: valueOf(12) }
  return values.map((value, i) => {
    const column = starts[i]!
    if (column < 0) return value.trim() === '' ? undefined : GOES_ON
    return serviceField(ORDER[column]!, about)
  })
}

/** The column that each value begins, -1 where it goes on with the one before. */
function startsOf(values: readonly string[]): readonly number[] {
  let column = -1
  return values.map((value, i) => (column < LAST_COLUMN && (i === 0 || value.startsWith(' ')) ? ++column : -1))
}
