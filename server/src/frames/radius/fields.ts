import type { Role } from '../../model/identity.ts'
import type { Field, FieldKind } from '../../formats/format.ts'
import { COLUMNS } from './attributes.ts'

type Row = readonly [
  id: string,
  kind: FieldKind,
  meaning: string,
  more?: { readonly role?: Role; readonly space?: 'nps'; readonly unit?: string },
]

/** The attributes that say something about a sign-in. */
const KNOWN: readonly Row[] = [
  ['computer-name', 'host', 'Policy server that wrote the record', { role: 'logger' }],
  ['service-name', 'text', 'IAS for every record of a policy server'],
  ['record-date', 'time', 'Day, month first', { unit: 'local time' }],
  ['record-time', 'time', 'Time of day', { unit: 'local time' }],
  ['timestamp', 'time', 'Day (month first) and time of day', { unit: 'local time' }],
  ['packet-type', 'number', '1 request, 2 accepted, 3 rejected, 4 and 5 accounting, 11 challenge'],
  ['user-name', 'user', 'Account as the client named it', { role: 'user' }],
  ['supplied-user-name', 'user', 'The same where the account it stands for is written too'],
  ['account', 'user', 'Account that was looked up', { role: 'user' }],
  ['sam-account-name', 'user', 'The same, as it is called in the directory', { role: 'user' }],
  ['fully-qualified-user-name', 'text', 'Where that account lies in the directory'],
  ['called-station-id', 'text', 'Access point and network name, or number that was called'],
  ['calling-station-id', 'device', 'Device, mostly by its hardware address', { role: 'device' }],
  ['calling-address', 'ip', 'Address of the client where Calling-Station-Id is one', { role: 'client' }],
  ['tunnel-client-endpoint', 'ip', 'Address from which a tunnel was opened', { role: 'client' }],
  ['nas-identifier', 'host', 'Access point or gateway, as it calls itself'],
  ['nas-ip-address', 'host', 'Address it gives itself'],
  ['client-ip-address', 'host', 'Address from which it asked', { role: 'via' }],
  ['client-friendly-name', 'text', 'What the administrator calls it'],
  ['authentication-type', 'number', 'How the password was proved: 1 PAP, 2 CHAP, 3 and 4 MS-CHAP, 5 EAP, 11 PEAP'],
  ['policy-name', 'text', 'Network policy that decided'],
  ['proxy-policy-name', 'text', 'Connection request policy that decided where'],
  ['reason-code', 'code', 'Why it was rejected; 16 is a wrong user name or password', { space: 'nps' }],
  ['class', 'text', 'Joins a request with its answer'],
  ['attribute', 'number', 'Number of the attribute whose value follows'],
]

const known = new Set(KNOWN.map(([id]) => id))

/** `acct-session-id` as the log calls it: `Acct-Session-Id`. */
const labelOf = (id: string): string => id.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())

const OTHERS: readonly Row[] = COLUMNS.filter(([id]) => !known.has(id)).map(([id]) => [id, 'text', 'Not about who signed in'])

/** Every attribute that a log of a policy server can hold. */
export const RADIUS_FIELDS: readonly Field[] = [...KNOWN, ...OTHERS].map(([id, kind, meaning, more = {}]) => ({
  id,
  label: labelOf(id),
  kind,
  meaning,
  ...more,
}))
