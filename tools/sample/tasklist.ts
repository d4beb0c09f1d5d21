import { INETINFO } from './attemptEvents.ts'
import { WORKER } from './officeEvents.ts'

/** Image, PID and services of every process on the Exchange server; no service is `N/A`. */
const PROCESSES: readonly (readonly [image: string, pid: number, services?: string])[] = [
  ['System Idle Process', 0],
  ['System', 4],
  ['smss.exe', 336],
  ['csrss.exe', 384],
  ['winlogon.exe', 408],
  ['services.exe', 456, 'Eventlog, PlugPlay'],
  ['lsass.exe', 468, 'HTTPFilter, Netlogon, NtLmSsp, PolicyAgent, ProtectedStorage, SamSs'],
  ['svchost.exe', 644, 'DcomLaunch'],
  ['svchost.exe', 708, 'RpcSs'],
  ['svchost.exe', 764, 'Dhcp, Dnscache'],
  ['svchost.exe', 792, 'LmHosts, W32Time'],
  [
    'svchost.exe',
    816,
    'AeLookupSvc, AudioSrv, BITS, Browser, CryptSvc, dmserver, EventSystem, helpsvc, lanmanserver, lanmanworkstation, Netman, Nla, RasMan, Schedule, seclogon, SENS, ShellHWDetection, TrkWks, winmgmt, wuauserv, WZCSVC',
  ],
  ['spoolsv.exe', 1012, 'Spooler'],
  ['msdtc.exe', 1040, 'MSDTC'],
  ['svchost.exe', 1148, 'ERSvc'],
  ['cissesrv.exe', 1164, 'Cissesrv'],
  ['cpqrcmc.exe', 1212, 'CpqRcmc'],
  ['VxPushRS.exe', 1264, 'BackupExecAgentAccelerator'],
  ['svchost.exe', 1348, 'RemoteRegistry'],
  ['snmp.exe', 1388, 'SNMP'],
  ['sysdown.exe', 1436, 'sysdown'],
  ['smhstart.exe', 1472, 'SysMgmtHp'],
  ['hpsmhd.exe', 1604],
  ['inetinfo.exe', INETINFO, 'IISADMIN, RESvc, SMTPSVC'],
  ['svchost.exe', 1804, 'W3SVC'],
  ['exmgmt.exe', 1896, 'MSExchangeMGMT'],
  ['mad.exe', 1952, 'MSExchangeSA'],
  ['store.exe', 2216, 'MSExchangeIS'],
  ['emsmta.exe', 2304, 'MSExchangeMTA'],
  ['w3wp.exe', 2372],
  ['w3wp.exe', WORKER],
  ['wmiprvse.exe', 2588],
  ['dllhost.exe', 2712, 'COMSysApp'],
  ['svchost.exe', 2840, 'TapiSrv'],
  ['logon.scr', 3016],
  ['explorer.exe', 3248],
  ['ctfmon.exe', 3364],
  ['mmc.exe', 3480],
  ['cmd.exe', 3612],
  ['tasklist.exe', 3700],
  ['wmiprvse.exe', 3744],
]

const IMAGE = 25
const PID = 8
const SERVICES = 44

/** `tasklist /svc`: columns under a ruler, the list of services continued below itself where it is too long. */
export function tasklistText(): string {
  const heading = ['', 'Image Name                     PID Services', `${'='.repeat(IMAGE)} ${'='.repeat(PID)} ${'='.repeat(SERVICES)}`]
  const rows = PROCESSES.flatMap(([image, pid, services]) =>
    wrapped(services ?? 'N/A').map((line, i) => {
      const left = i === 0 ? `${image.padEnd(IMAGE)} ${String(pid).padStart(PID)}` : ' '.repeat(IMAGE + 1 + PID)
      return `${left} ${line.padEnd(SERVICES)}`
    }),
  )
  return [...heading, ...rows, ''].join('\r\n')
}

function wrapped(services: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of services.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > SERVICES) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

export const PROCESS_COUNT = PROCESSES.length
