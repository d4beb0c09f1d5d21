import type { Field } from '../format.ts'

/** What a row of the list can hold. */
export const FIELDS: readonly Field[] = [
  {
    id: 'user-name',
    label: 'USERNAME',
    kind: 'user',
    role: 'user',
    meaning: 'Whose session it is, without a domain and cut at 20 characters.',
  },
  { id: 'session-name', label: 'SESSIONNAME', kind: 'text', meaning: 'console or rdp-tcp#n; empty for a session that is disconnected.' },
  { id: 'session-id', label: 'ID', kind: 'number', meaning: 'Number of the session, which logoff and tscon take.' },
  {
    id: 'state',
    label: 'STATE',
    kind: 'text',
    meaning: 'Active, Disc (disconnected: its programs go on with the old password), Listen, in the language of Windows.',
  },
  { id: 'idle-time', label: 'IDLE TIME', kind: 'text', meaning: 'How long nobody has typed: days+hours:minutes, minutes, or none.' },
  {
    id: 'logon-time',
    label: 'LOGON TIME',
    kind: 'text',
    meaning: 'When the session began, in the local time and the form of that machine.',
  },
  { id: 'type', label: 'TYPE', kind: 'text', meaning: 'Kind of connection (rdpwd).' },
  { id: 'device', label: 'DEVICE', kind: 'text', meaning: 'Device of the connection.' },
]
