import { COMMON_FIELDS, fieldIds, valueOf } from '../../frames/w3c/fields.ts'
import type { Field } from '../format.ts'

/** The columns of an FTP log, and what the argument of USER and PASS is. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  ...COMMON_FIELDS,
  { id: 'c-ip', label: 'c-ip', kind: 'ip', role: 'client', meaning: 'Address the connection came from.' },
  {
    id: 'cs-username',
    label: 'cs-username',
    kind: 'user',
    role: 'user',
    meaning: 'Account of the session; nobody (-) before it has signed in.',
  },
  {
    id: 'cs-method',
    label: 'cs-method',
    kind: 'text',
    meaning: 'Command, with the number of the session before it in services up to IIS 6.',
  },
  { id: 'cs-uri-stem', label: 'cs-uri-stem', kind: 'text', meaning: 'Argument of the command: mostly a file.' },
  {
    id: 'user-name',
    label: 'cs-uri-stem',
    kind: 'user',
    role: 'user',
    meaning: 'Account that the client names; the verdict stands in the PASS row of the session.',
  },
  { id: 'password', label: 'cs-uri-stem', kind: 'secret', meaning: 'Argument of PASS: the password, which old services write as it is.' },
  { id: 'cs-uri-query', label: 'cs-uri-query', kind: 'text', meaning: 'Not used by this service.' },
  { id: 'sc-status', label: 'sc-status', kind: 'code', space: 'ftp', meaning: 'Reply to the command; 530 to PASS refuses the sign-in.' },
  { id: 'sc-substatus', label: 'sc-substatus', kind: 'number', meaning: 'What the service adds to the reply, since IIS 7.' },
  {
    id: 'x-session',
    label: 'x-session',
    kind: 'session',
    role: 'session',
    meaning: 'Session that the rows with this value belong to, since IIS 7.',
  },
  { id: 'x-fullpath', label: 'x-fullpath', kind: 'text', meaning: 'Path that the command went to.' },
]

/** The field of every column in one row under its heading. */
export function ftpColumns(heading: string, record: string): readonly (string | undefined)[] {
  const verb = valueOf(heading, record, 'cs-method')
    .replace(/^\[\d+\]/, '')
    .toLowerCase()
  const argument = verb === 'user' ? 'user-name' : 'password'
  const hasArgument = verb === 'user' || verb === 'pass'
  return fieldIds(FIELDS, heading).map(id => (hasArgument && id === 'cs-uri-stem' ? argument : id))
}
