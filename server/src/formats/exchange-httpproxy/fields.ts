import { fieldIds, namesIn, valuesOf } from '../../frames/csv/columns.ts'
import { innerOf, type InnerRule } from '../../frames/exchange/inner.ts'
import type { Field, Inner } from '../format.ts'

/** The columns that matter to a sign-in; the others are timings of the proxy. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  { id: 'DateTime', label: 'DateTime', kind: 'time', meaning: 'When the request was answered, UTC.', unit: 'yyyy-mm-ddThh:mm:ss.mmmZ' },
  { id: 'RequestId', label: 'RequestId', kind: 'text', meaning: 'Number of the request; the web log has it as cafeReqId.' },
  { id: 'Protocol', label: 'Protocol', kind: 'text', meaning: 'Service of Exchange that was asked.' },
  { id: 'UrlHost', label: 'UrlHost', kind: 'text', meaning: 'Name by which the client addressed the server.' },
  { id: 'UrlStem', label: 'UrlStem', kind: 'text', meaning: 'Path that was asked for.' },
  { id: 'AuthenticationType', label: 'AuthenticationType', kind: 'text', meaning: 'How the client signed in, or would have to.' },
  { id: 'IsAuthenticated', label: 'IsAuthenticated', kind: 'text', meaning: 'Whether it had signed in.' },
  {
    id: 'AuthenticatedUser',
    label: 'AuthenticatedUser',
    kind: 'user',
    role: 'user',
    meaning: 'Account that has signed in; empty on every 401.',
  },
  { id: 'nobody', label: 'AuthenticatedUser', kind: 'text', meaning: 'Stands for a request without an account.' },
  { id: 'AnchorMailbox', label: 'AnchorMailbox', kind: 'text', meaning: 'What the proxy finds the mailbox by; a hint, no sign-in.' },
  { id: 'UserAgent', label: 'UserAgent', kind: 'text', meaning: 'Program of the client, as it names itself.' },
  {
    id: 'ClientIpAddress',
    label: 'ClientIpAddress',
    kind: 'ip',
    role: 'client',
    meaning: 'Address of the client; where a proxy before Exchange states one (X-Forwarded-For), that one.',
  },
  { id: 'ServerHostName', label: 'ServerHostName', kind: 'host', role: 'logger', meaning: 'Machine that answered and wrote the row.' },
  {
    id: 'HttpStatus',
    label: 'HttpStatus',
    kind: 'code',
    space: 'http',
    meaning: 'Answer to the client; 401 alone only asks for credentials.',
  },
  { id: 'BackEndStatus', label: 'BackEndStatus', kind: 'number', meaning: 'Answer of the mailbox server behind it.' },
  { id: 'ErrorCode', label: 'ErrorCode', kind: 'text', meaning: 'What went wrong, in one word.' },
  { id: 'Method', label: 'Method', kind: 'text', meaning: 'What the client wanted to do.' },
  { id: 'TargetServer', label: 'TargetServer', kind: 'text', meaning: 'Mailbox server that the request was handed to.' },
  { id: 'UrlQuery', label: 'UrlQuery', kind: 'text', meaning: 'Query of the request.' },
  { id: 'query-user', label: 'User', kind: 'user', role: 'user', meaning: 'Account that an ActiveSync device names in its request.' },
  { id: 'device-id', label: 'DeviceId', kind: 'device', role: 'device', meaning: 'Device that asks, by ActiveSync.' },
  { id: 'GenericInfo', label: 'GenericInfo', kind: 'text', meaning: 'Steps of the proxy.' },
  { id: 'GenericErrors', label: 'GenericErrors', kind: 'text', meaning: 'Errors of the proxy, in words.' },
]

/** The field of every column in one row under its heading. */
export function proxyColumns(heading: string, record: string): readonly (string | undefined)[] {
  const ids = fieldIds(FIELDS, namesIn(heading, ','))
  const user = valuesOf(record, ',')[ids.indexOf('AuthenticatedUser')] ?? ''
  return /^anonymous(?:request)?$/i.test(user) ? ids.map(id => (id === 'AuthenticatedUser' ? 'nobody' : id)) : ids
}

const QUERY: readonly InnerRule[] = [['device-id', /[?&]DeviceId=([^&]+)/di]]
const NAMED: readonly InnerRule[] = [...QUERY, ['query-user', /[?&]User=(?:[^&%]+%5C)?([^&%]+)/di]]

/** The device in a query; the user only where the row names no other. */
export function proxyWithin(heading: string, record: string, field: string, text: string): readonly Inner[] {
  if (field !== 'UrlQuery' || !/ActiveSync/i.test(record)) return []
  const ids = fieldIds(FIELDS, namesIn(heading, ','))
  const user = valuesOf(record, ',')[ids.indexOf('AuthenticatedUser')] ?? ''
  return innerOf(field, text, user === '' ? NAMED : QUERY)
}
