import type { Field } from '../format.ts'

/** What a process of the list can hold. */
export const FIELDS: readonly Field[] = [
  { id: 'image-name', label: 'Name', kind: 'text', meaning: 'Name of the program; Get-Process and pslist leave out its .exe.' },
  {
    id: 'pid',
    label: 'ProcessId',
    kind: 'pid',
    role: 'process',
    meaning: 'Process ID, decimal; valid on this machine and only while the process lives.',
  },
  { id: 'host', label: 'Node', kind: 'host', role: 'logger', meaning: 'Machine that was asked (Node, PSComputerName).' },
  { id: 'user-name', label: 'UserName', kind: 'user', role: 'caller', meaning: 'Account the process runs as.' },
  {
    id: 'parent-pid',
    label: 'ParentProcessId',
    kind: 'number',
    meaning: 'Process ID of the process that started it; that one may be gone.',
  },
  {
    id: 'start-time',
    label: 'CreationDate',
    kind: 'text',
    meaning: 'When the process was started; before that, its ID was another process.',
  },
  { id: 'command-line', label: 'CommandLine', kind: 'text', meaning: 'Program and arguments it was started with.' },
  { id: 'secret', label: 'password', kind: 'secret', meaning: 'A password in the command line; never shown.' },
  { id: 'path', label: 'ExecutablePath', kind: 'text', meaning: 'File of the program.' },
  { id: 'application-pool', label: 'AppPoolId', kind: 'text', meaning: 'Application pool of IIS that the worker process serves.' },
  { id: 'session-number', label: 'SI', kind: 'number', meaning: 'Number of the session it runs in.' },
  { id: 'handles', label: 'Handles', kind: 'number', meaning: 'Handles the process has open.' },
  { id: 'memory', label: 'WS(K)', kind: 'number', meaning: 'Memory of the process, by one of several measures.' },
  { id: 'cpu-time', label: 'CPU(s)', kind: 'text', meaning: 'Processor time used.' },
]
