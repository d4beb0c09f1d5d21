import type { Field } from '../../formats/format.ts'
import { COMMON_FIELDS, fieldIds, valueOf } from '../w3c/fields.ts'

/** The columns of a mail or news log, and what some of them are instead in rows of outgoing connections and of sign-ins. Source: README.md#columns. */
export function dialogFields(space: 'smtp' | 'nntp'): readonly Field[] {
  return [
    ...COMMON_FIELDS,
    { id: 'c-ip', label: 'c-ip', kind: 'ip', role: 'client', meaning: 'Address the connection came from.' },
    {
      id: 'remote-server',
      label: 'c-ip',
      kind: 'ip',
      role: 'server',
      meaning: 'Address of the server this one connected to: here it was the client.',
    },
    {
      id: 'cs-username',
      label: 'cs-username',
      kind: 'host',
      role: 'source',
      meaning: 'Name the client gives itself in its greeting. It is no user: this log never writes one.',
    },
    { id: 'connection', label: 'cs-username', kind: 'text', meaning: 'Tells that the server was the client here, and which side spoke.' },
    { id: 'cs-method', label: 'cs-method', kind: 'text', meaning: 'Command; one the service does not know is written xxxx.' },
    { id: 'cs-uri-stem', label: 'cs-uri-stem', kind: 'text', meaning: 'Mostly not used; the argument stands in cs-uri-query.' },
    {
      id: 'cs-uri-query',
      label: 'cs-uri-query',
      kind: 'text',
      meaning: 'Argument of the command, with a + before it and for every blank in it.',
    },
    {
      id: 'sign-in-data',
      label: 'cs-uri-query',
      kind: 'secret',
      meaning: 'Argument of a sign-in: it can hold user and password, only encoded.',
    },
    {
      id: 'sc-status',
      label: 'sc-status',
      kind: 'code',
      space,
      meaning: 'Reply to the command; 240 stands for QUIT and 0 for a connection going out.',
    },
    { id: 'sc-substatus', label: 'sc-substatus', kind: 'number', meaning: 'Not used by this service.' },
  ]
}

/** The field of every column in one row under its heading. */
export function dialogColumns(fields: readonly Field[], signIn: string, heading: string, record: string): readonly (string | undefined)[] {
  const outbound = isOutbound(heading, record)
  const signsIn = valueOf(heading, record, 'cs-method').toLowerCase() === signIn
  return fieldIds(fields, heading).map(id => {
    if (outbound && id === 'c-ip') return 'remote-server'
    if (outbound && id === 'cs-username') return 'connection'
    return signsIn && (id === 'cs-uri-query' || id === 'cs-uri-stem') ? 'sign-in-data' : id
  })
}

/** As in `dialogRows`. */
function isOutbound(heading: string, record: string): boolean {
  const of = (column: string): string => valueOf(heading, record, column)
  if (!NOTHING.has(of('cs-username'))) return of('cs-username').startsWith('OutboundConnection')
  return NOTHING.has(of('s-ip')) && of('s-port') === '25' && (of('sc-status') === '0' || of('sc-status') === '')
}

const NOTHING = new Set(['', '-'])
