import type { Field, Inner } from '../../formats/format.ts'
import { namesIn, valuesOf } from '../csv/columns.ts'
import { lineOf } from './dialogue.ts'
import { portOf } from './endpoint.ts'
import { innerOf, type InnerRule } from './inner.ts'
import { isBackEnd } from './mailboxColumns.ts'
import type { MailboxProtocol } from './mailboxReply.ts'
import { commandNamed, LOGIN_USER } from './signIn.ts'

/** The columns of POP3 and IMAP4 logs, and what they hold in some rows. Source: the formats' README.md#fields. */
export const MAILBOX_FIELDS: readonly Field[] = [
  { id: 'dateTime', label: 'dateTime', kind: 'time', meaning: 'When the command was answered, UTC.', unit: 'yyyy-mm-ddThh:mm:ss.mmmZ' },
  { id: 'sessionId', label: 'sessionId', kind: 'session', role: 'session', meaning: 'Connection that the row belongs to.' },
  { id: 'seqNumber', label: 'seqNumber', kind: 'number', meaning: 'Place of the row in its session, from 0.' },
  { id: 'sIp', label: 'sIp', kind: 'ip', role: 'server', meaning: 'Address and port that the client reached.' },
  { id: 'cIp', label: 'cIp', kind: 'ip', role: 'client', meaning: 'Address and port the connection came from.' },
  {
    id: 'front-end',
    label: 'cIp',
    kind: 'ip',
    role: 'via',
    meaning: 'Server that handed the connection on; the client stands in the log of that server.',
  },
  {
    id: 'user',
    label: 'user',
    kind: 'user',
    role: 'user',
    meaning: 'Account of the session; in some builds empty when its sign-in failed.',
  },
  { id: 'duration', label: 'duration', kind: 'number', meaning: 'How long the command took.', unit: 'milliseconds' },
  { id: 'rqsize', label: 'rqsize', kind: 'number', meaning: 'Size of the command.', unit: 'bytes' },
  { id: 'rpsize', label: 'rpsize', kind: 'number', meaning: 'Size of the answer.', unit: 'bytes' },
  {
    id: 'command',
    label: 'command',
    kind: 'text',
    meaning: 'Command of the client; OpenSession and CloseSession are the connection itself.',
  },
  { id: 'parameters', label: 'parameters', kind: 'text', meaning: 'Parameters of the command.' },
  { id: 'user-name', label: 'User', kind: 'user', role: 'user', meaning: 'Account that the client names, or the server in its words.' },
  { id: 'sign-in-data', label: 'parameters', kind: 'secret', meaning: 'Rest of a sign-in: the password, mostly as stars.' },
  { id: 'context', label: 'context', kind: 'text', meaning: 'Reply (R=) and words of the server (Msg, ErrMsg).' },
  { id: 'puid', label: 'puid', kind: 'text', meaning: 'Number of the user in a hosted service; empty otherwise.' },
  {
    id: 'event',
    label: 'event',
    kind: 'text',
    meaning: 'What happened: + connected, - disconnected, > sent by the server, < received by it, * a note.',
  },
  { id: 'data', label: 'data', kind: 'text', meaning: 'Line as it went over the wire.' },
]

/** Columns of the older list, by the names of the newer. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['date-time', 'dateTime'],
  ['session-id', 'sessionId'],
  ['sequence-number', 'seqNumber'],
  ['local-endpoint', 'sIp'],
  ['remote-endpoint', 'cIp'],
])
const IDS: ReadonlyMap<string, string> = new Map([...MAILBOX_FIELDS.map(({ id }) => [id.toLowerCase(), id] as const), ...SAME])

/** The field of every column in one row under its heading. */
export function mailboxColumns(protocol: MailboxProtocol) {
  return (heading: string, record: string): readonly (string | undefined)[] => {
    const ids = namesIn(heading, ',').map(name => IDS.get(name.toLowerCase()))
    const values = valuesOf(record, ',')
    const valueIn = (id: string): string => values[ids.indexOf(id)] ?? ''
    const isProxied = isBackEnd(portOf(valueIn('sIp')))
    const command = commandNamed(valueIn('command'))
    return ids.map(id => {
      if (id === 'cIp' && isProxied) return 'front-end'
      if (id === 'parameters') return PARAMETER_FIELD.get(command) ?? id
      return id === 'data' ? dataField(protocol, valueIn('event'), valueIn('data')) : id
    })
  }
}

const PARAMETER_FIELD: ReadonlyMap<string, string> = new Map([
  ['user', 'user-name'],
  ['pass', 'sign-in-data'],
  ['login', 'sign-in-data'],
])

/** What a client sends that is no command, or proves who it is, is shown to nobody. */
function dataField(protocol: MailboxProtocol, event: string, data: string): string {
  if (event !== '<') return 'data'
  const { verb } = lineOf(protocol, data)
  const command = commandNamed(verb)
  return verb === '' || command === 'pass' || command === 'login' || command === 'authenticate' ? 'sign-in-data' : 'data'
}

/** The fields inside a value: the user before the stars, the user in the words of the server, the secret behind a mechanism. */
export function mailboxWithin(heading: string, record: string, field: string, text: string): readonly Inner[] {
  if (field === 'sign-in-data') return innerOf(field, text, signInRules(heading, record))
  const rules = INSIDE.get(field)
  return rules === undefined ? [] : innerOf(field, text, rules)
}

const INSIDE: ReadonlyMap<string, readonly InnerRule[]> = new Map<string, readonly InnerRule[]>([
  ['context', [['user-name', /\bUser: ?([^;,"]+)/d]]],
  ['parameters', [['sign-in-data', /^ ?(?:PLAIN|LOGIN|NTLM|GSSAPI|XOAUTH2|CRAM-MD5) +(\S+)/di]]],
  ['data', [['user-name', /^USER +"?([^\s"*]+)/di]]],
])

function signInRules(heading: string, record: string): readonly InnerRule[] {
  const names = namesIn(heading, ',').map(name => name.toLowerCase())
  const command = names.indexOf('command')
  if (command < 0) return [['user-name', /^(?:\S+ +LOGIN|APOP) +"?([^\s"*]+)"? +\S/di]]
  return commandNamed(valuesOf(record, ',')[command] ?? '') === 'login' ? [['user-name', LOGIN_USER]] : []
}
