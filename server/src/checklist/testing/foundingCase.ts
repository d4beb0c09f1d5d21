import type { CaseFact, CaseFile } from '../../../../shared/caseFile.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import type { Snapshot } from '../../evidence/snapshot.ts'
import { EASTERN, fileOf, NO_CLOCK, snapshotOf, START, type Told } from './caseBuilder.ts'
import { randomOf } from './random.ts'

/** The founding case told as entries: two hours, a refusal every 60 s, a culprit and three decoys. Tests change what they ask about. */
export interface Story {
  readonly seed?: number
  readonly withCulprit?: boolean
  readonly facts?: readonly CaseFact[]
  readonly known?: Partial<CaseFile>
  /** Files by name to leave out: `security`, `netlogon`, `smtp`, `web`, `tasklist`. */
  readonly without?: readonly string[]
  /** Changes a file before it is opened. */
  readonly change?: Readonly<Record<string, (file: EvidenceFile) => EvidenceFile>>
}

export const OFF: CaseFact = {
  kind: 'host-off',
  host: 'USER1-PC',
  user: 'User1',
  from: new Date(START + 70 * 60_000).toISOString(),
  to: new Date(START + 105 * 60_000).toISOString(),
}
export const NO_TERMINAL_SERVICES: CaseFact = { kind: 'no-terminal-services' }

/** Seconds after `START` of each attempt; whether the account is locked by then. */
export function attempts(seed: number): { readonly at: number; readonly bad: boolean; readonly locks: boolean }[] {
  const random = randomOf(seed)
  return Array.from({ length: 120 }, (_, i) => ({ at: 12.2 + i * 60 + (random() - 0.5) * 0.8, bad: i % 40 < 5, locks: i % 40 === 4 }))
}

export function foundingCase(story: Story = {}): Snapshot {
  const seed = story.seed ?? 1
  const files: Readonly<Record<string, () => EvidenceFile>> = {
    security: () => fileOf('DC01_Security.txt', securityRows(seed), { clock: EASTERN, format: 'security-text' }),
    netlogon: () => fileOf('netlogon.log', netlogonRows(seed), { clock: EASTERN, host: 'DC01', format: 'netlogon' }),
    smtp: () =>
      fileOf('SMTPSVC1/ex060912.log', smtpRows(seed, story.withCulprit ?? true), {
        format: 'iis-smtp',
        can: { userName: 'never', clientAddress: 'written', failure: 'sometimes', process: 'never' },
      }),
    web: () => fileOf('W3SVC1/ex060912.log', webRows(seed), { format: 'iis-w3c', host: 'EXCHSRV01' }),
    tasklist: () => fileOf('tasklist.txt', tasklistRows, { clock: NO_CLOCK, host: 'EXCHSRV01', format: 'tasklist' }),
  }
  const open = Object.entries(files).filter(([name]) => !(story.without ?? []).includes(name))
  const read = open.map(([name, file]) => {
    const same = toldOnce(`${name} ${seed} ${story.withCulprit ?? true}`, file)
    return story.change?.[name]?.(same) ?? same
  })
  return snapshotOf(read, { facts: story.facts ?? [OFF, NO_TERMINAL_SERVICES], ...story.known })
}

/** Files never change, so that of the same name in the same story is told once for all tests. */
const told = new Map<string, EvidenceFile>()
function toldOnce(key: string, file: () => EvidenceFile): EvidenceFile {
  const known = told.get(key) ?? file()
  told.set(key, known)
  return known
}

const inOrder = (rows: readonly Told[]): Told[] =>
  rows.map(row => ({ ...row, at: Math.floor(row.at ?? 0) })).toSorted((a, b) => a.at - b.at)

function securityRows(seed: number): Told[] {
  const changes = [96, 41].map(
    (days): Told => ({ at: -days * 86_400, class: 'password-change', code: '627', user: 'CONTOSO\\User1', logger: 'DC01' }),
  )
  const older = [60, 7].map((days): Told => ({ ...refused(-days * 86_400, true), process: '1692@EXCHSRV01' }))
  const desk: Told = {
    at: -30_000,
    class: 'logon',
    code: '528',
    user: 'CONTOSO\\User1',
    logger: 'USER1-PC',
    logonType: 2,
    logonProcess: 'User32',
  }
  const mistyped = [1000, 1014].map(
    (at): Told => ({ ...refused(at, true), user: 'mvogel', client: '10.1.2.44', logonType: 8, process: '2460@EXCHSRV01' }),
  )
  const tries = attempts(seed).flatMap(({ at, bad, locks }): Told[] => [
    { at: at - 0.04, class: bad ? 'bad-password' : 'locked-out', code: '680', user: 'User1', source: 'EXCHSRV01', logger: 'DC01' },
    ...(locks ? [{ at, class: 'lockout', code: '644', user: 'CONTOSO\\User1', source: 'EXCHSRV01', logger: 'DC01' } as const] : []),
    refused(at, bad),
  ])
  return inOrder([...changes, ...older, desk, ...mistyped, ...tries])
}

const refused = (at: number, bad: boolean): Told => ({
  at,
  class: bad ? 'bad-password' : 'locked-out',
  code: bad ? '529' : '539',
  user: 'User1',
  source: 'EXCHSRV01',
  logger: 'EXCHSRV01',
  process: '1728@EXCHSRV01',
  caller: 'CONTOSO\\EXCHSRV01$',
  logonType: 3,
  logonProcess: 'Advapi  ',
  authPackage: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
})

/** The controller's clock runs three seconds ahead. */
function netlogonRows(seed: number): Told[] {
  return inOrder(
    attempts(seed).flatMap(({ at, bad }): Told[] => {
      const line: Told = {
        at: at + 2.9,
        code: 'SamLogon',
        user: 'CONTOSO\\User1',
        source: 'EXCHSRV01',
        via: 'EXCHSRV01',
        detail: 'Transitive Network',
      }
      return [
        { ...line, action: 'Entered' },
        { ...line, action: 'Returns', class: bad ? 'bad-password' : 'locked-out' },
      ]
    }),
  )
}

const smtp = (at: number, action: string, client: string, source: string): Told => ({
  at,
  action,
  client,
  source,
  logger: 'EXCHSRV01',
  server: '10.1.1.25',
  protocol: 'smtp',
})
const greeting = (at: number, client: string, source: string): Told[] => [
  smtp(at, 'EHLO', client, source),
  smtp(at + 0.2, 'QUIT', client, source),
]
const mail = (at: number, client: string, source: string): Told[] =>
  ['EHLO', 'MAIL', 'RCPT', 'DATA', 'QUIT'].map((verb, i) => smtp(at + i * 0.2, verb, client, source))

/** The log is silent for everybody from minute 46 for 112 s: two attempts fall into it. */
export const SILENT_FROM = 45 * 60 + 58
const SILENT_TO = 47 * 60 + 50

function smtpRows(seed: number, withCulprit: boolean): Told[] {
  const random = randomOf(seed + 1000)
  const times = attempts(seed)
  const culprit = withCulprit ? times.flatMap(({ at }) => greeting(at - 0.3 + (random() - 0.5) * 0.12, '10.1.5.77', 'WEBAPP01')) : []
  const relay = Array.from({ length: 1200 }, () => random() * 7230 - 30).flatMap(at => mail(at, '10.1.5.20', 'GATEWAY01'))
  const probe = Array.from({ length: 241 }, (_, i) => -13 + i * 30 + random() * 0.2).flatMap(at => greeting(at, '10.1.5.30', 'MONITOR'))
  const reports = Array.from({ length: 120 }, (_, i) => 37 + i * 60 + (random() - 0.5) * 0.6).flatMap(at =>
    mail(at, '10.1.5.41', 'REPORTS'),
  )
  const outbound = times.map(({ at }): Told => ({ ...smtp(at, 'EHLO', '192.0.2.11', 'OutboundConnectionCommand'), outbound: true }))
  const alike = [smtp(1641, 'EHLO', '10.1.5.118', 'User1-PC')]
  const rows = [...culprit, ...relay, ...probe, ...reports, ...outbound, ...alike]
  return inOrder(rows.filter(({ at = 0 }) => at < SILENT_FROM || at >= SILENT_TO))
}

function webRows(seed: number): Told[] {
  const random = randomOf(seed + 2000)
  const rows = Array.from({ length: 2000 }, (_, i): Told => {
    const at = -30 + i * 3.6
    const asked: Told = { at, action: 'GET', protocol: 'owa', client: `10.1.2.${20 + (i % 40)}`, server: '10.1.1.25' }
    if (i === 300 || i === 304) return { ...asked, class: 'bad-password', user: 'CONTOSO\\mvogel', at: i === 300 ? 1000 : 1014 }
    return random() < 0.1 ? { ...asked, class: 'handshake' } : { ...asked, class: 'logon', user: `CONTOSO\\user${20 + (i % 40)}` }
  })
  return inOrder(rows)
}

const tasklistRows: readonly Told[] = [
  { image: 'lsass.exe', process: '468', services: 'Netlogon, NtLmSsp, SamSs' },
  { image: 'inetinfo.exe', process: '1728', services: 'IISADMIN, RESvc, SMTPSVC' },
  { image: 'svchost.exe', process: '1804', services: 'W3SVC' },
  { image: 'w3wp.exe', process: '2460', services: 'N/A' },
]
