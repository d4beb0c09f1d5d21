import type { Field } from '../format.ts'

/** What a service of the list can hold. */
export const FIELDS: readonly Field[] = [
  { id: 'service-name', label: 'SERVICE_NAME', kind: 'text', meaning: 'Short name of the service, the one tasklist /svc lists.' },
  { id: 'display-name', label: 'DISPLAY_NAME', kind: 'text', meaning: 'Name of the service for people; net start lists these only.' },
  { id: 'host', label: 'PSComputerName', kind: 'host', role: 'logger', meaning: 'Machine that was asked.' },
  { id: 'state', label: 'STATE', kind: 'text', meaning: 'Running or stopped; sc writes a number before it.' },
  { id: 'start-type', label: 'START_TYPE', kind: 'text', meaning: 'When it is started: automatically, on demand, or never (disabled).' },
  {
    id: 'pid',
    label: 'PID',
    kind: 'pid',
    role: 'process',
    meaning: 'Process the service runs in, decimal (sc queryex); 0 when it is stopped.',
  },
  {
    id: 'account',
    label: 'SERVICE_START_NAME',
    kind: 'user',
    role: 'caller',
    meaning: 'Account the service runs as, whose password Windows keeps and presents at every start.',
  },
  { id: 'binary-path', label: 'BINARY_PATH_NAME', kind: 'text', meaning: 'Command line of the program.' },
  { id: 'secret', label: 'password', kind: 'secret', meaning: 'A password in the command line; never shown.' },
  { id: 'type', label: 'TYPE', kind: 'text', meaning: 'Whether it has a process of its own or shares one.' },
  {
    id: 'exit-code',
    label: 'WIN32_EXIT_CODE',
    kind: 'code',
    space: 'win32',
    meaning: 'Why it stopped; 1069 is a logon failure of its account.',
  },
]
