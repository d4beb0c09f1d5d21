import type { CaseFact } from '../../../shared/caseFile.ts'
import type { Investigation, StepFinding } from '../../../shared/investigation.ts'
import { investigate } from '../../../server/src/checklist/investigate.ts'
import { openCase } from '../exchange-lockout/openCase.ts'

/** When each of twelve attempts was made, a minute and some apart; UTC milliseconds. */
export const TRIES: readonly number[] = Array.from({ length: 12 }, (_, i) => Date.UTC(2026, 2, 3, 6, i, 7 + (i % 4)))

/** Logs by path, and what the investigator knows, read and investigated as the command line does. */
export function investigated(logs: Readonly<Record<string, string>>, facts: readonly CaseFact[] = []): Investigation {
  const known = { schema: 'lockout-trail/case@1', title: 'written', clocks: [], facts, decisions: [] }
  const files = Object.entries({ ...logs, 'known.lockout-case.json': JSON.stringify(known) })
  return investigate(openCase(files.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))), { user: 'user1' })
}

export const stepOf = ({ steps }: Investigation, id: string): StepFinding => steps.find(step => step.id === id)!

/** Lines of a log, each at its time, in order. */
export const lines = (head: readonly string[], rows: readonly (readonly [at: number, text: string])[]): string =>
  [...head, ...rows.toSorted((a, b) => a[0] - b[0]).map(([, text]) => text), ''].join('\r\n')

const WEB_HEAD = [
  '#Software: Microsoft Internet Information Services 10.0',
  '#Version: 1.0',
  '#Date: 2026-03-03 05:58:00',
  '#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken X-Forwarded-For',
]

export interface WebRow {
  readonly at: number
  readonly client: string
  readonly user?: string
  readonly status?: string
  readonly path?: string
  readonly port?: number
  readonly server?: string
  readonly program?: string
  readonly forwarded?: string
}

/** A web log of IIS 10 on MBX02, or another server: `10.1.1.26 MBX02`. */
export const webLog = (rows: readonly WebRow[]): string =>
  lines(
    WEB_HEAD,
    rows.map(row => [row.at, webRow(row)]),
  )

function webRow({ at, client, user = '-', status = '401 1 1326', path = '/EWS/Exchange.asmx', port = 443, ...more }: WebRow): string {
  const [address, name] = (more.server ?? '10.1.1.26 MBX02').split(' ')
  const [day, time] = [new Date(at).toISOString().slice(0, 10), new Date(at).toISOString().slice(11, 19)]
  return `${day} ${time} ${name} ${address} POST ${path} - ${port} ${user} ${client} ${more.program ?? 'MacOutlook/16.78'} ${status} 12 ${more.forwarded ?? '-'}`
}

/** Somebody else who is let in every ten seconds and once mistypes: proof that a log covers the time and names who fails. */
export const others = (row: Omit<WebRow, 'at'>): WebRow[] => [
  ...Array.from({ length: 84 }, (_, i) => ({ ...row, at: TRIES[0]! - 60_000 + i * 10_000, user: 'CONTOSO\\anna', status: '200 0 0' })),
  { ...row, at: TRIES[3]! + 23_000, user: 'CONTOSO\\anna' },
]

const EVENTS = 'http://schemas.microsoft.com/win/2004/08/events/event'

/** An event of the Security log, or of another provider's, as XML. */
export function event(at: number, id: number, host: string, data: Readonly<Record<string, string>>, more: Partial<Source> = {}): string {
  const { provider = 'Microsoft-Windows-Security-Auditing', channel = 'Security', keywords = '0x8010000000000000' } = more
  const values = Object.entries(data).map(([name, value]) =>
    /^\d+$/.test(name) ? `<Data>${value}</Data>` : `<Data Name='${name}'>${value}</Data>`,
  )
  return `<Event xmlns='${EVENTS}'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>0</Level><Task>12544</Task><Keywords>${keywords}</Keywords><TimeCreated SystemTime='${new Date(at).toISOString()}'/><EventRecordID>${id}</EventRecordID><Channel>${channel}</Channel><Computer>${host}.contoso.com</Computer></System><EventData>${values.join('')}</EventData></Event>`
}

interface Source {
  readonly provider: string
  readonly channel: string
  readonly keywords: string
}

/** Events in one file. */
export const events = (...all: readonly string[]): string => `<Events>\r\n${all.join('\r\n')}\r\n</Events>\r\n`

/** A refused logon that a program on a server asked for with the password in clear. */
export const refusedBy = (at: number, host: string, image: string, more: Readonly<Record<string, string>> = {}): string =>
  event(at, 4625, host, {
    SubjectUserSid: 'S-1-5-18',
    SubjectUserName: `${host}$`,
    SubjectDomainName: 'CONTOSO',
    SubjectLogonId: '0x3e7',
    TargetUserName: 'user1',
    TargetDomainName: 'CONTOSO',
    Status: '0xC000006D',
    FailureReason: '%%2313',
    SubStatus: '0xC000006A',
    LogonType: '8',
    LogonProcessName: 'Advapi  ',
    AuthenticationPackageName: 'Negotiate',
    WorkstationName: host,
    ProcessId: '0x1a2c',
    ProcessName: image,
    IpAddress: '-',
    IpPort: '-',
    ...more,
  })
