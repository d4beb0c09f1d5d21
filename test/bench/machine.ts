import type { Random } from '../../tools/sample/random.ts'
import { type Connection, connectionsOf, laterConnections } from './connections.ts'
import { somebody } from './people.ts'

/** A process at one moment. Its memory (KB), handles and processor time (seconds) move; the rest is its own as long as it lives. */
export interface Process {
  readonly image: string
  readonly pid: number
  readonly user: string
  readonly session: Session | undefined
  readonly services: readonly string[]
  readonly memory: number
  readonly handles: number
  readonly seconds: number
  /** When it began, in minutes the machine was up. */
  readonly since: number
}

/** Somebody's session. Nobody sits before one that is idle. */
export interface Session {
  readonly user: string
  readonly id: number
  readonly isActive: boolean
  /** Minutes. */
  readonly idle: number
  readonly since: string
}

/** A server at one moment: what its lists show. */
export interface Machine {
  /** Minutes since it was started. */
  readonly up: number
  readonly processes: readonly Process[]
  readonly sessions: readonly Session[]
  readonly connections: readonly Connection[]
  /** Services that do not run. */
  readonly stopped: readonly string[]
}

/** Minutes from one list to the next. */
const PAUSE = 2
const DAY = 1440
const SYSTEM = String.raw`NT AUTHORITY\SYSTEM`
const NETWORK = String.raw`NT AUTHORITY\NETWORK SERVICE`
/** Programs of a server and the services in them. */
const PROGRAMS =
  `smss.exe csrss.exe winlogon.exe services.exe:Eventlog,PlugPlay lsass.exe:HTTPFilter,kdc,Netlogon,NtLmSsp,PolicyAgent,ProtectedStorage,SamSs
svchost.exe:DcomLaunch svchost.exe:RpcSs svchost.exe:Dhcp,Dnscache svchost.exe:LmHosts,W32Time svchost.exe:TermService svchost.exe:W3SVC
svchost.exe:AeLookupSvc,BITS,Browser,CryptSvc,dmserver,EventSystem,helpsvc,lanmanserver,lanmanworkstation,Netman,Nla,Schedule,seclogon,SENS,ShellHWDetection,winmgmt,wuauserv
spoolsv.exe:Spooler msdtc.exe:MSDTC dns.exe:DNS dfssvc.exe:Dfs ismserv.exe:IsmServ ntfrs.exe:NtFrs snmp.exe:SNMP sqlservr.exe:MSSQLSERVER sqlagent.exe:SQLSERVERAGENT
inetinfo.exe:IISADMIN,IMAP4Svc,NntpSvc,POP3Svc,RESvc,SMTPSVC mad.exe:MSExchangeSA store.exe:MSExchangeIS exmgmt.exe:MSExchangeMGMT emsmta.exe:MSExchangeMTA
wmiprvse.exe vmtoolsd.exe:VMTools mssearch.exe:MSSEARCH cidaemon.exe w3wp.exe w3wp.exe w3wp.exe w3wp.exe davcdata.exe`
    .split(/\s/)
    .map(text => text.split(':') as [string, string?])
const SESSION_PROGRAMS = 'csrss.exe winlogon.exe rdpclip.exe explorer.exe ctfmon.exe outlook.exe iexplore.exe'.split(' ')
const STOPPED =
  'Alerter AppMgmt ClipSrv HidServ ImapiService Messenger mnmsrvc NetDDE NtmsSvc RDSessMgr RemoteAccess SCardSvr Themes UPS WmdmPmSN'.split(
    ' ',
  )
const SESSIONS = 24

/** A server as it is when the first list is made: of mail, web pages and desktops. */
export function newMachine(random: Random): Machine {
  const sessions = Array.from({ length: SESSIONS }, (_, i) => newSession(random, i + 1))
  const processes = [
    { ...newProcess(random, 'System Idle Process', undefined), pid: 0 },
    { ...newProcess(random, 'System', undefined), pid: 4 },
    ...PROGRAMS.map(([image, services = '']) => newProcess(random, image, undefined, services.split(',').filter(Boolean))),
    ...sessions.flatMap(session => SESSION_PROGRAMS.map(image => newProcess(random, image, session))),
  ]
  return { up: DAY, processes, sessions, connections: connectionsOf(random, processes), stopped: STOPPED }
}

/** The same server some minutes later: most of it is as it was. */
export function laterMachine(random: Random, { up, processes, sessions, connections, stopped }: Machine): Machine {
  const after = new Map(sessions.map(session => [session, laterSession(random, session)]))
  return {
    up: up + PAUSE,
    processes: processes.map(process => laterProcess(random, process, after, up)),
    sessions: [...after.values()],
    connections: laterConnections(random, connections),
    stopped,
  }
}

function newSession(random: Random, id: number): Session {
  const since = `9/${random.whole(1, 12)}/2006 ${random.whole(7, 11)}:${random.whole(10, 59)} AM`
  return { user: somebody(random).user, id, isActive: random.chance(0.5), idle: random.chance(0.4) ? 0 : random.whole(1, 3000), since }
}

/** One in fifty is another's now; of the others some come back, some leave. */
function laterSession(random: Random, session: Session): Session {
  if (random.chance(0.02)) return newSession(random, session.id)
  const isThere = random.chance(session.idle === 0 ? 0.8 : 0.1)
  return { ...session, isActive: isThere || session.isActive, idle: isThere ? 0 : session.idle + PAUSE }
}

function newProcess(random: Random, image: string, session: Session | undefined, services: readonly string[] = []): Process {
  const isSystem = image === 'csrss.exe' || image === 'winlogon.exe' || session === undefined
  const service = image === 'w3wp.exe' ? NETWORK : SYSTEM
  return {
    image,
    pid: random.whole(50, 2400) * 4,
    user: isSystem ? service : `CONTOSO\\${session.user}`,
    session,
    services,
    memory: random.whole(900, 200_000),
    handles: random.whole(20, 2500),
    seconds: random.whole(0, 90_000),
    since: random.whole(0, 300),
  }
}

/** One program in a hundred has ended, and another runs in its place; what works takes memory and time. */
function laterProcess(random: Random, process: Process, sessions: ReadonlyMap<Session, Session>, up: number): Process {
  const { image, services, memory, handles, seconds, pid } = process
  const session = process.session && sessions.get(process.session)
  const isOther = session?.user !== process.session?.user
  if (isOther || (services.length === 0 && pid > 4 && random.chance(0.01)))
    return { ...newProcess(random, image, session, services), since: up }
  if (!random.chance(0.4)) return { ...process, session }
  const moved = Math.max(900, Math.round(memory * random.between(0.95, 1.05)))
  return { ...process, session, memory: moved, handles: handles + random.whole(-2, 2), seconds: seconds + random.whole(0, 20) }
}
