import { blockCells, pairOf } from '../../frames/table/blocks.ts'
import { type Cell, recordLines, remembered } from '../../frames/table/cells.ts'
import {
  type Column,
  headedColumns,
  type Headings,
  isRuler,
  nameOfField,
  ofHeadings,
  rowCells,
  ruledColumns,
} from '../../frames/table/columns.ts'
import { withoutSecrets } from '../../frames/table/commandLine.ts'
import { valueCells, type ValueNames, valueNames } from '../../frames/table/valueRows.ts'

/** What Get-Process, WMI and pslist call the same things. `comment` is known, and nothing is read from it. */
export const HEADINGS: Headings = new Map(
  Object.entries({
    'image-name': ['name', 'processname', 'caption', 'imagename'],
    pid: ['processid', 'id', 'pid'],
    host: ['node', 'pscomputername', 'machinename', 'csname'],
    'user-name': ['username', 'owner'],
    'parent-pid': ['parentprocessid'],
    'start-time': ['creationdate', 'starttime'],
    'command-line': ['commandline'],
    path: ['executablepath', 'path'],
    'session-number': ['si', 'sessionid'],
    handles: ['handles', 'handlecount', 'hnd'],
    memory: [
      'npm(k)',
      'pm(k)',
      'ws(k)',
      'vm(m)',
      'pm(m)',
      'ws(m)',
      'workingsetsize',
      'virtualsize',
      'priv',
      'ws',
      'vm',
      'npm',
      'pm',
      'pagefileusage',
    ],
    'cpu-time': ['cpu(s)', 'cpu time', 'cpu', 'usermodetime', 'kernelmodetime'],
    comment: [
      ...[
        'handle',
        'pri',
        'thd',
        'elapsed time',
        'priority',
        'threadcount',
        'status',
        'company',
        'product',
        'fileversion',
        'productversion',
      ],
      // The other properties of Win32_Process, https://learn.microsoft.com/windows/win32/cimwin32prov/win32-process
      ...['creationclassname', 'cscreationclassname', 'description', 'executionstate', 'installdate', 'maximumworkingsetsize'],
      ...['minimumworkingsetsize', 'oscreationclassname', 'osname', 'otheroperationcount', 'othertransfercount', 'pagefaults'],
      ...['peakpagefileusage', 'peakvirtualsize', 'peakworkingsetsize', 'privatepagecount', 'quotanonpagedpoolusage'],
      ...['quotapagedpoolusage', 'quotapeaknonpagedpoolusage', 'quotapeakpagedpoolusage', 'readoperationcount', 'readtransfercount'],
      ...['terminationdate', 'windowsversion', 'writeoperationcount', 'writetransfercount'],
      // The other properties of a process in PowerShell, https://learn.microsoft.com/dotnet/api/system.diagnostics.process
      ...['__nounname', 'basepriority', 'container', 'enableraisingevents', 'exitcode', 'exittime', 'hasexited', 'mainmodule'],
      ...['mainwindowhandle', 'mainwindowtitle', 'maxworkingset', 'minworkingset', 'modules', 'nonpagedsystemmemorysize'],
      ...['nonpagedsystemmemorysize64', 'pagedmemorysize', 'pagedmemorysize64', 'pagedsystemmemorysize', 'pagedsystemmemorysize64'],
      ...['peakpagedmemorysize', 'peakpagedmemorysize64', 'peakvirtualmemorysize', 'peakvirtualmemorysize64', 'peakworkingset'],
      ...['peakworkingset64', 'priorityboostenabled', 'priorityclass', 'privatememorysize', 'privatememorysize64'],
      ...['privilegedprocessortime', 'processoraffinity', 'responding', 'safehandle', 'site', 'standarderror', 'standardinput'],
      ...['standardoutput', 'startinfo', 'synchronizingobject', 'threads', 'totalprocessortime', 'userprocessortime'],
      ...['virtualmemorysize', 'virtualmemorysize64', 'workingset', 'workingset64'],
    ],
  }).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])),
)

/** `W3WP.exe PID: 3328   AppPoolId: Name` of iisapp.vbs, `WP "3328" (applicationPool:Name)` of appcmd. */
const POOL = /^(?:(\S+\.exe) +PID: +(\d{1,10}) +AppPoolId: *(\S.*)|WP "(\d{1,10})" \(applicationPool:(.*)\))$/i

/** What such a row has, to spare others the pattern. */
const POOL_NAMED = /AppPoolId|^WP "/i

const poolIn = (line: string): RegExpExecArray | null => (POOL_NAMED.test(line) ? POOL.exec(line) : null)

export const isPoolRow = (line: string): boolean => poolIn(line) !== null

/** The columns of a table of processes; undefined where a heading is none. */
export const columnsOf = ofHeadings(readColumns)

const PID_NAME = nameOfField(HEADINGS, 'pid')

function readColumns(heading: string): readonly Column[] | undefined {
  const [names = '', ruler = ''] = heading.split('\n')
  if (ruler === '' && !PID_NAME.test(names)) return undefined
  const columns = isRuler(ruler) ? ruledColumns(names, ruler, HEADINGS) : headedColumns(names, HEADINGS)
  return areOfProcesses(columns) && !OF_SERVICES.test(names) ? columns : undefined
}

/** Names that lists of services have, and none of processes. */
export const OF_SERVICES = /\b(?:State|StartMode|StartType|StartName|DisplayName|ServiceName|PathName)\b/i

function areOfProcesses(columns: readonly Column[]): boolean {
  const known = columns.flatMap(({ field }) => field ?? [])
  const tells = known.includes('pid') && (known.includes('image-name') || known.includes('command-line'))
  return tells && known.length * 3 >= columns.length * 2
}

/** The names of values in rows of processes; undefined where a heading is none. */
export const namesOf = ofHeadings(readNames)

/** Columns whose values can hold commas, which wmic does not quote. */
export const FREE: ReadonlySet<string> = new Set(['command-line', 'path', 'image-name'])

function readNames(heading: string): ValueNames | undefined {
  const names = valueNames(heading, HEADINGS)
  return names !== undefined && areOfProcesses(names.columns) && !OF_SERVICES.test(heading) ? names : undefined
}

/** Whether a block of names and values can begin here. */
export function beginsBlock(line: string): boolean {
  const pair = pairOf(line)
  return pair !== undefined && HEADINGS.has(pair.key)
}

/** The values of a process; none where no process ID stands. */
export const processCells = remembered(readProcess)

function readProcess(heading: string, record: string): readonly Cell[] {
  const cells = cellsOf(heading, record).flatMap(cell => exact(cell, record))
  return cells.some(({ field }) => field === 'pid') ? cells : []
}

function cellsOf(heading: string, record: string): readonly Cell[] {
  const lines = recordLines(record)
  const [first] = lines
  if (first === undefined) return []
  const pool = poolIn(first.text)
  if (pool !== null) return poolCells(pool, first.at)
  if (beginsBlock(first.text)) return blockCells(lines, HEADINGS)
  const names = namesOf(heading)
  return names === undefined ? rowCells(columnsOf(heading) ?? [], first.text, first.at) : valueCells(names, first.text, first.at, FREE)
}

function poolCells(match: RegExpExecArray, at: number): readonly Cell[] {
  const fields = ['image-name', 'pid', 'application-pool', 'pid', 'application-pool']
  let from = 0
  return fields.flatMap((field, n) => {
    const text = match[n + 1]
    if (text === undefined) return []
    const start = match[0].indexOf(text, from)
    from = start + text.length
    return [{ field, start: at + start, end: at + from }]
  })
}

/** The part of a value that is the thing itself. */
function exact(cell: Cell, record: string): readonly Cell[] {
  const text = record.slice(cell.start, cell.end)
  if (cell.field === 'comment') return []
  if (cell.field === 'command-line') return withoutSecrets(cell, text)
  if (cell.field === 'user-name' && !/[\\@]/.test(text)) return []
  if (cell.field === 'host' && !/[A-Za-z]/.test(text)) return []
  return cell.field === 'pid' && !/^\d{1,10}$/.test(text) ? [] : [cell]
}
