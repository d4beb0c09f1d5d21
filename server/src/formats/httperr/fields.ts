import { COMMON_FIELDS, fieldIds } from '../../frames/w3c/fields.ts'
import type { Field } from '../format.ts'

const SHARED = new Set(['date', 'time', 'directive-date', 'directive-time', 's-ip', 's-port', 'cs-version'])

/** The columns of HTTPERR. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  ...COMMON_FIELDS.filter(({ id }) => SHARED.has(id)),
  { id: 'c-ip', label: 'c-ip', kind: 'ip', role: 'client', meaning: 'Address the connection came from.' },
  {
    id: 'c-port',
    label: 'c-port',
    kind: 'number',
    meaning: 'Port of the client; with its address and the second it finds the connection in a network trace.',
  },
  { id: 'cs-method', label: 'cs-method', kind: 'text', meaning: 'What was asked of the server, where it came to that.' },
  { id: 'cs-uri', label: 'cs-uri', kind: 'text', meaning: 'Path that was asked for, with its query.' },
  { id: 'streamid', label: 'streamid', kind: 'number', meaning: 'Stream of an HTTP/2 connection.' },
  {
    id: 'sc-status',
    label: 'sc-status',
    kind: 'code',
    space: 'http',
    meaning: 'Answer of the driver itself; none of them judges a sign-in.',
  },
  { id: 's-siteid', label: 's-siteid', kind: 'number', meaning: 'Web site the request was for, where that was known.' },
  {
    id: 's-reason',
    label: 's-reason',
    kind: 'text',
    meaning: 'Why the driver ended the connection; Timer_ConnectionIdle is the everyday one.',
  },
  {
    id: 's-queuename',
    label: 's-queuename',
    kind: 'text',
    meaning: 'Application pool the request was for, such as the one whose process stopped.',
  },
]

/** The field of every column under a heading. */
export const errorColumns = (heading: string): readonly (string | undefined)[] => fieldIds(FIELDS, heading)
