import type { Field } from '../../formats/format.ts'
import type { Service } from '../w3c/service.ts'
import { NNTP, SMTP } from './dialogRows.ts'

/** The columns of the layouts that have no heading and hold the rows of every service. Source: README.md#layouts. */
export const SERVICE_FIELDS: readonly Field[] = [
  {
    id: 'c-ip',
    label: 'client address',
    kind: 'ip',
    role: 'client',
    meaning: 'Address the request came from: the client, or the proxy before the server.',
  },
  {
    id: 'remote-server',
    label: 'client address',
    kind: 'ip',
    role: 'server',
    meaning: 'Address of the server this one connected to: in such a row of mail it was the client.',
  },
  {
    id: 'cs-username',
    label: 'user',
    kind: 'user',
    role: 'user',
    meaning: 'Account that signed in, or that a refused sign-in named; blanks in it are blanks.',
  },
  {
    id: 'greeting-name',
    label: 'user',
    kind: 'host',
    role: 'source',
    meaning: 'Name that a client of mail or news gives itself in its greeting; it is no user.',
  },
  { id: 'connection', label: 'user', kind: 'text', meaning: 'Tells that the mail server was the client here, and which side spoke.' },
  { id: 'date', label: 'date', kind: 'time', meaning: 'Day of the row.' },
  { id: 'time', label: 'time', kind: 'time', meaning: 'When the request ended.' },
  { id: 'cs-method', label: 'method', kind: 'text', meaning: 'What was asked: a verb of HTTP, or a command of mail, news or FTP.' },
  { id: 'cs-uri-stem', label: 'target', kind: 'text', meaning: 'Path of a web request, or file of an FTP command.' },
  { id: 'cs-uri-query', label: 'parameters', kind: 'text', meaning: 'Query of a web request, or argument of a command.' },
  {
    id: 'user-name',
    label: 'target',
    kind: 'user',
    role: 'user',
    meaning: 'Account that an FTP client names; the verdict stands in the PASS row of the session.',
  },
  { id: 'password', label: 'target', kind: 'secret', meaning: 'Argument of the FTP command PASS: the password.' },
  {
    id: 'sign-in-data',
    label: 'parameters',
    kind: 'secret',
    meaning: 'Argument of a sign-in: it can hold user and password, only encoded.',
  },
  { id: 'sc-status', label: 'status', kind: 'code', space: 'http', meaning: 'HTTP status of the answer; 401 alone is no verdict.' },
  {
    id: 'smtp-status',
    label: 'status',
    kind: 'code',
    space: 'smtp',
    meaning: 'Reply of the mail service; 240 stands for QUIT and 0 for a connection going out.',
  },
  { id: 'nntp-status', label: 'status', kind: 'code', space: 'nntp', meaning: 'Reply of the news service.' },
  { id: 'ftp-status', label: 'status', kind: 'code', space: 'ftp', meaning: 'Reply of the FTP service; 530 to PASS refuses the sign-in.' },
  { id: 'sc-bytes', label: 'bytes sent', kind: 'number', meaning: 'Size of the answer.', unit: 'bytes' },
]

/** What of a row says what its columns are. */
export interface About {
  readonly service: Service
  readonly user: string
  readonly method: string
}

const DIALOGUES = { smtp: SMTP, nntp: NNTP }
const OF_FTP: Readonly<Record<string, string>> = { user: 'user-name', pass: 'password' }

/** The field of a column of one row: several columns are another thing in each service. */
export function serviceField(id: string, { service, user, method }: About): string {
  const verb = method.replace(/^\[\d+\]/, '').toLowerCase()
  if (service === 'http') return id
  if (id === 'sc-status') return `${service}-status`
  if (service === 'ftp') return id === 'cs-uri-stem' ? (OF_FTP[verb] ?? id) : id
  if (user.startsWith('OutboundConnection')) return OUTBOUND[id] ?? id
  if (id === 'cs-username') return 'greeting-name'
  return verb === DIALOGUES[service].signIn && (id === 'cs-uri-stem' || id === 'cs-uri-query') ? 'sign-in-data' : id
}

const OUTBOUND: Readonly<Record<string, string>> = { 'c-ip': 'remote-server', 'cs-username': 'connection' }
