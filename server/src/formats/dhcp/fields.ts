import type { Field } from '../format.ts'

/** The columns of a DHCP audit log. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  { id: 'id', label: 'ID', kind: 'number', meaning: 'What happened, as a number: 10 assigned, 11 renewed, 12 released, 16 to 18 ended' },
  { id: 'date', label: 'Date', kind: 'time', unit: 'local time', meaning: 'Day, month first' },
  { id: 'time', label: 'Time', kind: 'time', unit: 'local time', meaning: 'Time of day' },
  { id: 'description', label: 'Description', kind: 'text', meaning: 'What happened, in words' },
  { id: 'ip-address', label: 'IP Address', kind: 'ip', role: 'client', meaning: 'Address that the lease is for' },
  {
    id: 'other-address',
    label: 'IP Address',
    kind: 'text',
    meaning: 'The same column where it is no lease: a scope, a name to be looked up written backwards, an address that was denied',
  },
  { id: 'host-name', label: 'Host Name', kind: 'host', role: 'source', meaning: 'Machine that has the lease, as it calls itself' },
  { id: 'other-name', label: 'Host Name', kind: 'text', meaning: 'The same column where it names no client: a domain, BAD_ADDRESS' },
  { id: 'mac-address', label: 'MAC Address', kind: 'device', role: 'device', meaning: 'Hardware address of the network card' },
  { id: 'duid', label: 'Duid Bytes(Hex)', kind: 'device', role: 'device', meaning: 'Identifier of the client in IPv6' },
  { id: 'user-name', label: 'User Name', kind: 'text', meaning: 'Who had a lease deleted; mostly empty, and nobody who signed in' },
  { id: 'more', label: 'the other columns', kind: 'text', meaning: 'Transaction, quarantine, vendor and relay' },
]
