import type { Field } from '../format.ts'

/** What a row of the list can hold. Which side is the client, the row alone does not say; so addresses have no role here, the scanner gives it. */
export const FIELDS: readonly Field[] = [
  { id: 'protocol', label: 'Proto', kind: 'text', meaning: 'TCP or UDP.' },
  { id: 'local-address', label: 'Local Address', kind: 'ip', meaning: 'Address of this machine.' },
  { id: 'local-port', label: 'Local Port', kind: 'number', meaning: 'Port on this machine: 25 for mail, 443 for the web.' },
  { id: 'foreign-address', label: 'Foreign Address', kind: 'ip', meaning: 'Address at the other end of the connection.' },
  { id: 'foreign-port', label: 'Foreign Port', kind: 'number', meaning: 'Port at the other end.' },
  { id: 'state', label: 'State', kind: 'text', meaning: 'State of a TCP connection, in the language of Windows; UDP has none.' },
  {
    id: 'pid',
    label: 'PID',
    kind: 'pid',
    role: 'process',
    meaning: 'Process that owns the connection, decimal; valid on this machine and only while the process lives. 0 where it has gone.',
  },
  { id: 'image-name', label: '[program]', kind: 'text', meaning: 'Program that owns the connection (-b).' },
  {
    id: 'component',
    label: 'component',
    kind: 'text',
    meaning: 'Service or library of the program that opened it (-b); others may run there too.',
  },
]
