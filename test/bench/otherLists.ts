import type { Machine, Process, Session } from './machine.ts'

/** What other commands than those of `lists.ts` print of a machine, without line ends. */
export type Printer = (machine: Machine) => readonly string[]

/** Values of an object in the order in which a command prints them, by their names. */
type Values = Readonly<Record<string, string | number>>

const text = (value: string | number | undefined): string => String(value ?? '')
const widest = (texts: readonly string[]): number => texts.reduce((most, { length }) => Math.max(most, length), 0)

/** A table as wmic prints it: columns as wide as their longest value and two blanks, text and numbers to the left. */
const wmicTable = (values: readonly Values[]): readonly string[] => {
  const names = Object.keys(values[0]!)
  const widths = names.map(name => widest([name, ...values.map(one => text(one[name]))]) + 2)
  const row = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(widths[i]!)).join('')
  return [row(names), ...values.map(one => row(names.map(name => text(one[name]))))]
}

/** `/format:list`. */
const wmicBlocks = (values: readonly Values[]): readonly string[] =>
  values.flatMap(one => ['', '', ...Object.entries(one).map(([name, value]) => `${name}=${value}`)])

/** `/format:csv`. */
const wmicCsv = (values: readonly Values[]): readonly string[] => [
  '',
  ['Node', ...Object.keys(values[0]!)].join(','),
  ...values.map(one => ['EXCHSRV01', ...Object.values(one)].join(',')),
]

const BEGIN = Date.UTC(2006, 8, 12, 4)
const MINUTE = 60_000

/** `20060912100133.123456-240`. */
function creationDate({ since, pid }: Process): string {
  const digits = new Date(BEGIN + since * MINUTE + pid * 7).toISOString().replaceAll(/\D/g, '')
  return `${digits.slice(0, 14)}.${digits.slice(14)}${String(pid % 1000).padStart(3, '0')}-240`
}

/** Of services the group they are in, of pools their name. */
function commandLine({ image, pid, services }: Process): string {
  if (pid <= 4) return ''
  if (image === 'svchost.exe')
    return String.raw`C:\WINDOWS\system32\svchost.exe -k ${services.length > 2 ? 'netsvcs' : (services[0] ?? '')}`
  if (image === 'w3wp.exe') return String.raw`c:\windows\system32\inetsrv\w3wp.exe -a \\.\pipe\iisipm${pid} -t 20 -ap "${pool(pid)}"`
  if (image === 'store.exe') return String.raw`"C:\Program Files\Exchsrvr\bin\store.exe"`
  return image === 'rdpclip.exe' ? 'rdpclip' : `C:\\WINDOWS\\system32\\${image}`
}

const pool = (pid: number): string => ['DefaultAppPool', 'ExchangeApplicationPool', 'Intranet Pool'][pid % 3]!

const wmicProcesses = ({ processes }: Machine): readonly Values[] =>
  processes.map(one => ({
    CommandLine: commandLine(one),
    CreationDate: creationDate(one),
    HandleCount: one.handles,
    Name: one.image,
    ParentProcessId: one.services.length > 0 ? 512 : 4,
    ProcessId: one.pid,
    WorkingSetSize: one.memory * 1024,
  }))

const wmicServices = ({ processes, stopped }: Machine): readonly Values[] => [
  ...processes.flatMap(({ services, pid }) => services.map(name => wmicService(name, pid))),
  ...stopped.map(name => wmicService(name, 0)),
]

const wmicService = (Name: string, ProcessId: number): Values => ({
  Name,
  ProcessId,
  StartMode: ProcessId === 0 ? 'Disabled' : 'Auto',
  StartName: Name.startsWith('SQL') || Name.startsWith('MSSQL') ? String.raw`CONTOSO\svcsql` : 'LocalSystem',
  State: ProcessId === 0 ? 'Stopped' : 'Running',
})

export const wmicProcessTable: Printer = machine => wmicTable(wmicProcesses(machine))
export const wmicProcessBlocks: Printer = machine => wmicBlocks(wmicProcesses(machine))
export const wmicProcessCsv: Printer = machine => wmicCsv(wmicProcesses(machine))
export const wmicServiceTable: Printer = machine => wmicTable(wmicServices(machine))
export const wmicServiceBlocks: Printer = machine => wmicBlocks(wmicServices(machine))

const sessionOf = ({ session }: Process): number => session?.id ?? 0
const withoutExe = (image: string): string => (image === 'System Idle Process' ? 'Idle' : image.replace(/\.exe$/, ''))

/** What Get-Process prints by itself. */
export const getProcess: Printer = ({ processes }) => [
  '',
  'Handles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName',
  '-------  ------    -----      -----     ------     --  -- -----------',
  ...processes.map(one => {
    const numbers = [one.handles, one.handles >> 4, one.memory >> 1, one.memory, (one.seconds / 7).toFixed(2), one.pid, sessionOf(one)]
    return `${numbers.map((value, i) => text(value).padStart([7, 8, 9, 11, 11, 7, 4][i]!)).join('')} ${withoutExe(one.image)}`
  }),
  '',
  '',
]

/** `Get-Process | fl Id, Handles, CPU, SI, Name`. */
export const getProcessBlocks: Printer = ({ processes }) => [
  '',
  ...processes.flatMap(one => [
    '',
    `Id      : ${one.pid}`,
    `Handles : ${one.handles}`,
    `CPU     : ${one.seconds / 8}`,
    `SI      : ${sessionOf(one)}`,
    `Name    : ${withoutExe(one.image)}`,
  ]),
  '',
  '',
]

const served = ({ processes, stopped }: Machine): readonly (readonly [string, boolean])[] => [
  ...processes.flatMap(({ services }) => services.map(name => [name, true] as const)),
  ...stopped.map(name => [name, false] as const),
]

export const netStart: Printer = machine => [
  'These Windows services are started:',
  '',
  ...served(machine).flatMap(([name, isRunning]) => (isRunning ? [`   Microsoft ${name}`] : [])),
  '',
  'The command completed successfully.',
  '',
]

export const getService: Printer = machine => [
  '',
  'Status   Name               DisplayName                           ',
  '------   ----               -----------                           ',
  ...served(machine).map(
    ([name, isRunning]) =>
      `${(isRunning ? 'Running' : 'Stopped').padEnd(8)} ${name.slice(0, 18).padEnd(18)} ${`Microsoft ${name}`.padEnd(38)}`,
  ),
  '',
  '',
]

/** What `sc qc` prints of every service, one after the other. */
export const scConfig: Printer = machine =>
  wmicServices(machine).flatMap(({ Name: name, StartMode: mode, StartName: account }) => [
    '[SC] QueryServiceConfig SUCCESS',
    '',
    `SERVICE_NAME: ${name}`,
    '        TYPE               : 20  WIN32_SHARE_PROCESS ',
    `        START_TYPE         : ${mode === 'Auto' ? '2   AUTO_START' : '4   DISABLED'}`,
    '        ERROR_CONTROL      : 1   NORMAL',
    String.raw`        BINARY_PATH_NAME   : C:\WINDOWS\system32\svchost.exe -k netsvcs`,
    '        LOAD_ORDER_GROUP   : ',
    '        TAG                : 0',
    `        DISPLAY_NAME       : Microsoft ${name}`,
    '        DEPENDENCIES       : rpcss',
    '                           : lanmanserver',
    `        SERVICE_START_NAME : ${account}`,
    '',
  ])

const querySessionRow = ({ user, id, isActive }: Session): string =>
  ` ${(isActive ? `rdp-tcp#${id}` : '').padEnd(18)}${user.padEnd(20)} ${text(id).padStart(6)}  ${(isActive ? 'Active' : 'Disc').padEnd(7)} rdpwd`

export const querySession: Printer = ({ sessions }) => [
  ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE',
  ' services                                    0  Disc',
  ' console                                     1  Conn',
  ...sessions.map(querySessionRow),
  ' rdp-tcp                                 65536  Listen',
]

/** What `tasklist /fo list` prints. */
export const tasklistBlocks: Printer = ({ processes }) =>
  processes.flatMap(one => [
    '',
    `Image Name:   ${one.image}`,
    `PID:          ${one.pid}`,
    `Session Name: ${one.session === undefined ? 'Services' : 'RDP-Tcp'}`,
    `Session#:     ${sessionOf(one)}`,
    `Mem Usage:    ${one.memory.toLocaleString('en')} K`,
  ])
