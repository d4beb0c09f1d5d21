import type { Random } from '../../tools/sample/random.ts'
import type { Connection } from './connections.ts'
import { laterMachine, newMachine, type Process, type Session } from './machine.ts'
import {
  getProcess,
  getProcessBlocks,
  getService,
  netStart,
  type Printer,
  querySession,
  scConfig,
  tasklistBlocks,
  wmicProcessBlocks,
  wmicProcessCsv,
  wmicProcessTable,
  wmicServiceBlocks,
  wmicServiceTable,
} from './otherLists.ts'

/** A large file of lists that one command printed of one server, again and again. */
export interface ListInput {
  readonly format: string
  readonly layout: string
  readonly extension: string
  /** What the command prints of a machine, without line ends. */
  readonly print: Printer
  readonly lineEnd: string
  readonly encoding: 'latin1' | 'utf16le'
}

/** One list after the other, some minutes apart. */
export function listText({ print, lineEnd }: ListInput, random: Random): () => string {
  let machine = newMachine(random)
  return () => {
    const text = `${print(machine).join(lineEnd)}${lineEnd}`
    machine = laterMachine(random, machine)
    return text
  }
}

const list = (format: string, layout: string, print: Printer, extension = '.txt'): ListInput => ({
  format,
  layout,
  extension,
  print,
  lineEnd: '\r\n',
  encoding: 'latin1',
})

/** A list of wmic, which ends lines with CR CR LF, and writes UTF-16 where it is redirected. */
const wmicList = (format: string, layout: string, print: Printer, encoding: ListInput['encoding'] = 'latin1'): ListInput => ({
  ...list(format, layout, print),
  lineEnd: '\r\r\n',
  encoding,
})

/** Lists of a machine, in the layouts they are met in most. */
export const LIST_INPUTS: readonly ListInput[] = [
  list('tasklist', '', ({ processes }) => ['', ...TASKLIST, ...processes.flatMap(tasklistRow)]),
  list('tasklist', 'verbose', ({ processes }) => [
    '',
    ...TASKLIST_VERBOSE,
    ...processes.map(one => inColumns(VERBOSE_WIDTHS, verboseCells(one))),
  ]),
  list(
    'tasklist',
    'csv',
    ({ processes }) => [
      TASKLIST_CSV,
      ...processes.map(one =>
        verboseCells(one)
          .map(cell => `"${cell}"`)
          .join(','),
      ),
    ],
    '.csv',
  ),
  list('netstat', '', ({ connections }) => [...NETSTAT, ...connections.map(netstatRow)]),
  list('netstat', 'owners', ({ connections }) => [...NETSTAT, ...connections.flatMap(row => [netstatRow(row), ...ownerRows(row)])]),
  list('process-list', 'pslist', ({ processes, up }) => [...PSLIST, ...processes.map(one => pslistRow(one, up))]),
  list('process-list', 'accounts', ({ processes }) => ['', ...GET_PROCESS, ...processes.map(getProcessRow), '', '']),
  list('service-list', '', ({ processes, stopped }) => [
    ...processes.flatMap(({ pid, services }) => services.flatMap(name => serviceBlock(name, pid))),
    ...stopped.flatMap(name => serviceBlock(name, 0)),
  ]),
  list('session-list', '', ({ sessions }) => [QUSER, ...sessions.map(quserRow)]),
  list('tasklist', 'blocks', tasklistBlocks),
  wmicList('process-list', 'wmic', wmicProcessTable),
  wmicList('process-list', 'wmic-utf16', wmicProcessTable, 'utf16le'),
  wmicList('process-list', 'wmic-blocks', wmicProcessBlocks),
  wmicList('process-list', 'wmic-csv', wmicProcessCsv),
  list('process-list', 'powershell', getProcess),
  list('process-list', 'powershell-blocks', getProcessBlocks),
  wmicList('service-list', 'wmic', wmicServiceTable),
  wmicList('service-list', 'wmic-blocks', wmicServiceBlocks),
  list('service-list', 'powershell', getService),
  list('service-list', 'net-start', netStart),
  list('service-list', 'qc', scConfig),
  list('session-list', 'query-session', querySession),
]

const ruler = (widths: readonly number[]): string => widths.map(width => '='.repeat(width)).join(' ')

const TASKLIST = ['Image Name                   PID Services                                    ', ruler([25, 6, 44])]
const VERBOSE_WIDTHS = [-25, 8, -16, 11, 12, -15, -50, 12, -72]
const TASKLIST_VERBOSE = [
  'Image Name                     PID Session Name        Session#    Mem Usage Status          User Name                                              CPU Time Window Title                                                            ',
  ruler(VERBOSE_WIDTHS.map(Math.abs)),
]
const TASKLIST_CSV = '"Image Name","PID","Session Name","Session#","Mem Usage","Status","User Name","CPU Time","Window Title"'
const NETSTAT = ['', 'Active Connections', '', '  Proto  Local Address          Foreign Address        State           PID']
const PSLIST = [
  ...['', 'PsList v1.4 - Process information lister', '', 'Process information for EXCHSRV01:', ''],
  'Name                Pid Pri Thd  Hnd   Priv        CPU Time    Elapsed Time ',
]
const GET_PROCESS = [
  'Handles      WS(K)   CPU(s)     Id UserName               ProcessName',
  '-------      -----   ------     -- --------               -----------',
]
const QUSER = ' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME'

/** Cells in columns one blank apart: text to the left (a width below 0), numbers to the right. */
const inColumns = (widths: readonly number[], cells: readonly (string | number)[]): string =>
  widths.map((width, i) => (width < 0 ? String(cells[i]).padEnd(-width) : String(cells[i]).padStart(width))).join(' ')

/** A row of `tasklist /svc`: services go on below where they do not fit. */
function tasklistRow({ image, pid, services }: Process): readonly string[] {
  const lines = ['']
  for (const text of services.length === 0 ? ['N/A'] : services.map((name, i) => (i < services.length - 1 ? `${name},` : name))) {
    const line = lines.at(-1)!
    if (line === '') lines[lines.length - 1] = text
    else if (line.length + text.length < 44) lines[lines.length - 1] = `${line} ${text}`
    else lines.push(text)
  }
  return lines.map((text, i) => (i === 0 ? inColumns([-25, 6, -44], [image, pid, text]) : ' '.repeat(33) + text.padEnd(44)))
}

const clock = (seconds: number): string => {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

const verboseCells = ({ image, pid, session, memory, user, seconds }: Process): readonly (string | number)[] => [
  image,
  pid,
  session === undefined ? 'Services' : sessionName(session) || 'Disc',
  session?.id ?? 0,
  `${memory.toLocaleString('en')} K`,
  session === undefined ? 'Unknown' : 'Running',
  user,
  clock(seconds),
  image === 'outlook.exe' ? 'Inbox - Microsoft Outlook' : 'N/A',
]

const sessionName = ({ id, isActive }: Session): string => (isActive ? `rdp-tcp#${id}` : '')

function netstatRow({ protocol, local, localPort, foreign, foreignPort, state, owner }: Connection): string {
  const end = `${foreign}:${protocol === 'UDP' ? '*' : foreignPort}`
  return `  ${protocol}    ${`${local}:${localPort}`.padEnd(22)} ${end.padEnd(22)} ${state.padEnd(15)} ${owner.pid}`
}

/** What `-b` prints below a row. */
function ownerRows({ owner: { image, pid, services }, state }: Connection): readonly string[] {
  if (pid <= 4) return state === 'TIME_WAIT' ? [] : [' Can not obtain ownership information']
  return image === 'svchost.exe' ? [`  ${services[0]}`, ` [${image}]`] : [` [${image}]`]
}

const withoutExe = (image: string): string => (image === 'System Idle Process' ? 'Idle' : image.replace(/\.exe$/, ''))

function pslistRow({ image, pid, handles, memory, seconds, since }: Process, up: number): string {
  const name = withoutExe(image).padEnd(17)
  return `${name} ${inColumns([5, 3, 3, 4, 6, 15, 15], [pid, 8, 1 + (handles >> 4), handles, memory, `${clock(seconds)}.000`, `${clock((up - since) * 60)}.000`])}`
}

const getProcessRow = ({ image, pid, user, memory, handles, seconds }: Process): string =>
  inColumns([7, 10, 8, 6, -22, -11], [handles, memory, (seconds / 7).toFixed(2), pid, user, withoutExe(image)]).trimEnd()

/** What `sc queryex` prints of a service. */
function serviceBlock(name: string, pid: number): readonly string[] {
  const isRunning = pid > 0
  return [
    '',
    `SERVICE_NAME: ${name}`,
    `DISPLAY_NAME: Microsoft ${name}`,
    '        TYPE               : 20  WIN32_SHARE_PROCESS  ',
    `        STATE              : ${isRunning ? '4  RUNNING ' : '1  STOPPED '}`,
    `                                ${isRunning ? '(STOPPABLE, PAUSABLE, ACCEPTS_SHUTDOWN)' : '(NOT_STOPPABLE,NOT_PAUSABLE,IGNORES_SHUTDOWN)'}`,
    `        WIN32_EXIT_CODE    : ${isRunning ? '0  (0x0)' : '1077  (0x435)'}`,
    '        SERVICE_EXIT_CODE  : 0  (0x0)',
    '        CHECKPOINT         : 0x0',
    '        WAIT_HINT          : 0x0',
    `        PID                : ${pid}`,
    '        FLAGS              : ',
  ]
}

function quserRow(session: Session): string {
  const { user, id, isActive, idle, since } = session
  const told = idle === 0 ? '.' : idleText(idle)
  return ` ${user.padEnd(20)}  ${sessionName(session).padEnd(16)} ${String(id).padStart(4)}  ${(isActive ? 'Active' : 'Disc').padEnd(7)} ${told.padStart(9)}  ${since}`
}

/** Minutes as `quser` writes them: `5`, `3:11`, `1+03:11`. */
function idleText(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const pad = (value: number): string => String(value).padStart(2, '0')
  if (days > 0) return `${days}+${pad(hours)}:${pad(rest)}`
  return hours > 0 ? `${hours}:${pad(rest)}` : String(rest)
}
