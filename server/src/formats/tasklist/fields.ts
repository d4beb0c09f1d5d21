import type { Field } from '../format.ts'

/** What a row of the list can hold, by the capture names of `queries/fields.scm`. */
export const FIELDS: readonly Field[] = [
  { id: 'image-name', label: 'Image Name', kind: 'text', meaning: 'File name of the running program, cut at 25 characters.' },
  {
    id: 'pid',
    label: 'PID',
    kind: 'pid',
    role: 'process',
    meaning: 'Process ID, decimal; valid on this machine and only while the process lives.',
  },
  {
    id: 'service',
    label: 'Services',
    kind: 'text',
    meaning: 'Name of a service that runs inside the process; what is not listed does not run there.',
  },
  { id: 'module', label: 'Modules', kind: 'text', meaning: 'Library that the process has loaded.' },
  {
    id: 'session-name',
    label: 'Session Name',
    kind: 'text',
    meaning: 'Session the process runs in: Services, Console, or that of a remote desktop.',
  },
  { id: 'session-number', label: 'Session#', kind: 'number', meaning: 'Number of that session.' },
  {
    id: 'memory-usage',
    label: 'Mem Usage',
    kind: 'number',
    meaning: 'Working set, with the separators of the language of Windows.',
    unit: 'KB',
  },
  { id: 'status', label: 'Status', kind: 'text', meaning: 'Whether the program answers.' },
  { id: 'user-name', label: 'User Name', kind: 'user', role: 'caller', meaning: 'Account the process runs as.' },
  { id: 'cpu-time', label: 'CPU Time', kind: 'text', meaning: 'Processor time used since the process started.', unit: 'h:mm:ss' },
  { id: 'window-title', label: 'Window Title', kind: 'text', meaning: 'Title of the window of the program.' },
  { id: 'package-name', label: 'Package Name', kind: 'text', meaning: 'Package of the app that the process belongs to.' },
]
