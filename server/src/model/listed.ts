import { civil } from './civil.ts'
import { PROCESS_SERVICES } from './codes/processServices.ts'
import type { What } from './entry.ts'

/** What lists of a machine (processes, services, sessions, connections) say in the facets of an entry, and how it is read again. */

/** The codes of the rows of lists, as the entry table has them. */
export const PROCESS_ROW = 'process'
export const SERVICE_ROW = 'service'
export const SESSION_ROW = 'session'
export const CONNECTION_ROW = 'connection'

const SERVICE_PORTS: ReadonlySet<number> = new Set(PROCESS_SERVICES.flatMap(({ ports }) => ports))
/** The first port that Windows gives to programs that call out. */
const FIRST_OF_CALLERS = 1024

/** Whether a port is one that a service is known by. */
export const isServicePort = (port: number): boolean => port < FIRST_OF_CALLERS || SERVICE_PORTS.has(port)

/** The detail of a row of a port at which a machine listens. */
export const listeningOn = (protocol: string, port: string): string => `${protocol} ${port}`

/** What the row of a connection says, with the port that the client connected from: each connection has another one. */
export function withPort(what: What, port: number): What {
  const { detail = '' } = what
  const end = detail.includes(';') ? detail.indexOf(';') : detail.length
  return { ...what, detail: `${detail.slice(0, end)} from port ${port}${detail.slice(end)}` }
}

/** The port at which a row says that the machine listens; undefined where it says something else. */
export function listeningPort({ code, action, detail = '' }: What): number | undefined {
  if (code !== CONNECTION_ROW || action !== 'listening') return undefined
  const port = Number(/^TCP (\d{1,5})/.exec(detail)?.[1])
  return Number.isNaN(port) ? undefined : port
}

/** How it is with a session, in one word for all languages; other states as they are written. */
export function sessionState(written: string): string {
  if (/^a[ck]ti|^atti|^ativ/i.test(written)) return 'active'
  return /^(?:disc|getr|d[ée]co|desc|disconn|sconn)/i.test(written) ? 'disconnected' : written
}

/** What WMI calls the status of a thing, which says nothing of whether it runs (CIM_ManagedSystemElement.Status). */
const HEALTH = /^(?:OK|Error|Degraded|Unknown|Pred Fail|Service|Stressed|NonRecover|No Contact|Lost Comm)$/i

/** How it is with a service. The Service Control Manager's number is the same in every language. */
export function serviceState(written: string): string {
  if (HEALTH.test(written)) return ''
  if (/^4\b|^running/i.test(written)) return 'running'
  return /^1\b|^stopped/i.test(written) ? 'stopped' : written
}

/** When a service is started. */
export function startType(written: string): string {
  if (/^4\b|^disabled/i.test(written)) return 'disabled'
  if (/^2\b|^auto/i.test(written)) return 'auto'
  return /^3\b|^(?:demand|manual)/i.test(written) ? 'demand' : written
}

export const SINCE = 'since '
/** What stands between that and what else the detail of a row says. */
export const AND_MORE = '; '

/** The detail of a row that says since when what it lists is there. */
export const sinceText = (written: string, more = ''): string =>
  [written === '' ? '' : `${SINCE}${written}`, more].filter(text => text !== '').join(AND_MORE)

/** A stretch of time, UTC milliseconds, in which a moment lies. */
export interface Moment {
  readonly from: number
  readonly to: number
}

/** Since when what a row lists is there, as far as it can be told; undefined where the row does not say. */
export function sinceOf({ detail = '' }: What): Moment | undefined {
  return detail.startsWith(SINCE) ? momentOf(detail.slice(SINCE.length).split('; ')[0]!) : undefined
}

const WMI_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d+([+-]\d{3})/
const WRITTEN = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4}),?\s+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s*([AP]\.?\s?M)?/i
/** Farthest time zone from UTC, in milliseconds. */
const ANY_ZONE = 14 * 3_600_000

/**
 * The moments that a written time of a list can mean. Lists write the local time of nobody knows which zone, and 9/12/2006 is a day in September or in December:
 * the stretch holds all readings, so that "before" and "after" it are sure.
 */
export function momentOf(written: string): Moment | undefined {
  const wmi = WMI_TIME.exec(written)?.slice(1).map(Number)
  if (wmi !== undefined) {
    const [year, month, day, hour, minute, second, offset] = wmi as [number, number, number, number, number, number, number]
    const at = civil(year, month, day, hour, minute, second) - offset * 60_000
    return Number.isNaN(at) ? undefined : { from: at, to: at }
  }
  const match = WRITTEN.exec(written)
  return match === null ? undefined : localMoment(match)
}

function localMoment(match: RegExpExecArray): Moment | undefined {
  const [first, second, third] = [match[1], match[3], match[4]].map(Number) as [number, number, number]
  const hour = hourOf(Number(match[5]), match[8])
  const at = (year: number, month: number, day: number): number =>
    civil(century(year), month, day, hour, Number(match[6]), Number(match[7] ?? 0))
  const readings =
    first > 31 ? [at(first, second, third)] : [at(third, second, first), ...(match[2] === '/' ? [at(third, first, second)] : [])]
  const possible = readings.filter(reading => !Number.isNaN(reading))
  if (possible.length === 0) return undefined
  return { from: Math.min(...possible) - ANY_ZONE, to: Math.max(...possible) + ANY_ZONE }
}

const century = (year: number): number => (year < 100 ? year + 2000 : year)

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

/** Processes that are no program of that name. */
const NO_PROGRAM = /^(?:Idle|System|Registry|Memory Compression|Secure System|vmmem.*|System Idle Process)$/i

/** The file name of a program that a list writes without its `.exe`. */
export const programName = (name: string, pid: number): string =>
  name === '' || /\.(?:exe|com|scr|cmd|bat|tmp)$/i.test(name) || NO_PROGRAM.test(name) || pid <= 4 ? name : `${name}.exe`

/** How long a name tasklist shows. */
const CUT = 25

/** What two spellings of one program have in common: no path, no `.exe`, as much as tasklist shows. */
export function programKey(image: string): string {
  const name = image.slice(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1).toLowerCase()
  const cut = name.slice(0, CUT)
  return name.length < CUT && cut.endsWith('.exe') ? cut.slice(0, -4) : cut
}
