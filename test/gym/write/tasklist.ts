/** A process of a machine, with the services in it. */
export interface ListedProcess {
  readonly image: string
  readonly pid: number
  readonly services?: string
}

const USUAL: readonly ListedProcess[] = [
  { image: 'System', pid: 4 },
  { image: 'services.exe', pid: 456, services: 'Eventlog, PlugPlay' },
  { image: 'lsass.exe', pid: 468, services: 'Netlogon, SamSs' },
  { image: 'svchost.exe', pid: 816, services: 'BITS, CryptSvc, Schedule, winmgmt' },
  { image: 'spoolsv.exe', pid: 1012, services: 'Spooler' },
  { image: 'explorer.exe', pid: 3248 },
]

/** `tasklist /svc` of a machine. */
export function tasklistText(processes: readonly ListedProcess[]): string {
  const head = ['', 'Image Name                     PID Services', `${'='.repeat(25)} ${'='.repeat(8)} ${'='.repeat(44)}`]
  const rows = [...USUAL, ...processes].map(
    ({ image, pid, services = 'N/A' }) => `${image.padEnd(25)} ${String(pid).padStart(8)} ${services}`,
  )
  return `${[...head, ...rows].join('\r\n')}\r\n`
}
