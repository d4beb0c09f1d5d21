import { fieldNames, isForwarding } from '../../frames/w3c/columns.ts'
import { COMMON_FIELDS, fieldIds, valuesOf } from '../../frames/w3c/fields.ts'
import type { Field } from '../format.ts'

/** The columns of a web log. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  ...COMMON_FIELDS,
  {
    id: 'date-local',
    label: 'date-local',
    kind: 'time',
    meaning: 'Day of the row in local time, as IIS Advanced Logging writes it.',
    unit: 'yyyy-mm-dd',
  },
  {
    id: 'time-local',
    label: 'time-local',
    kind: 'time',
    meaning: 'When the request ended, local time of a zone that nothing states.',
    unit: 'hh:mm:ss.mmm',
  },
  {
    id: 'c-ip',
    label: 'c-ip',
    kind: 'ip',
    role: 'client',
    meaning: 'Address the request came from: the client, or the proxy or front end before the server.',
  },
  {
    id: 'cs-username',
    label: 'cs-username',
    kind: 'user',
    role: 'user',
    meaning: 'Account that signed in; on a refused Basic sign-in the name that was tried, on a refused NTLM one mostly nobody (-).',
  },
  { id: 'cs-method', label: 'cs-method', kind: 'text', meaning: 'What was asked of the server: GET, POST, RPC_IN_DATA and others.' },
  {
    id: 'cs-uri-stem',
    label: 'cs-uri-stem',
    kind: 'text',
    meaning: 'Path that was asked for; its first part tells the service (owa, EWS, Microsoft-Server-ActiveSync).',
  },
  {
    id: 'cs-uri-query',
    label: 'cs-uri-query',
    kind: 'text',
    meaning: 'What followed the ? of the address; ActiveSync names user and device here.',
  },
  { id: 'sc-status', label: 'sc-status', kind: 'code', space: 'http', meaning: 'HTTP status of the answer; 401 alone is no verdict.' },
  {
    id: 'sc-substatus',
    label: 'sc-substatus',
    kind: 'number',
    meaning: 'What IIS adds to the status (401.1, 401.2); not written before IIS 6.',
  },
  {
    id: 'X-Forwarded-For',
    label: 'X-Forwarded-For',
    kind: 'ip',
    role: 'forwarded',
    meaning:
      'Client as a proxy before the server names it, the first address of the list; headers of other names that say the same are read as this one.',
  },
  { id: 'quoted-value', label: 'quoted value', kind: 'text', meaning: 'A value in double quotes, as IIS Advanced Logging writes them.' },
]

/**
 * The field of every column in one row under its heading. A value that IIS Advanced Logging quotes is shown as such, and none is named behind a quoted
 * value with blanks: from there on, blanks do not tell the columns apart.
 */
export function webColumns(heading: string, record: string): readonly (string | undefined)[] {
  const ids = webFields(heading)
  const values = valuesOf(record)
  const cut = values.length === ids.length ? -1 : values.findIndex(isCut)
  return ids.slice(0, cut < 0 ? ids.length : cut).map((id, column) => (values[column]?.startsWith('"') === true ? 'quoted-value' : id))
}

/** The field of every column: the first that a proxy fills is the forwarded client, whatever it is called. */
function webFields(heading: string): readonly (string | undefined)[] {
  const names = fieldNames(heading) ?? []
  const forwarding = names.findIndex(isForwarding)
  return fieldIds(FIELDS, heading).map((id, column) => {
    if (column === forwarding) return 'X-Forwarded-For'
    return id === 'X-Forwarded-For' ? undefined : id
  })
}

/** Whether a value begins with a quote that it does not close. */
const isCut = (value: string): boolean => value.startsWith('"') && (value.length === 1 || !value.endsWith('"'))
