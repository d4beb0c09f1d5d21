import type { Identity, IdentityKind } from './identity.ts'
import { canonicalLogonId, isNobodysSession } from './logonSession.ts'
import { nameWithoutSecrets } from './secrets.ts'

/** Spellings that logs use for "nothing". */
const NOTHING = new Set(['', '-', '(null)', '%%1793', 'n/a', '<null>', 'null sid'])
/** How the Security log writes that no process asked. Lists know a process 0. */
const NO_PROCESS = /^0x0+$/i
const isNothing = (text: string): boolean => NOTHING.has(text.toLowerCase())

/**
 * The identity that a log's spelling names, or undefined where it names nothing (`-`, blank, `(null)`) or is no such thing.
 * `scope` is the second part where the log writes it apart: the domain of a user, the host of a process or session.
 */
export function canonicalIdentity(kind: IdentityKind, text: string, scope = ''): Identity | undefined {
  const value = nameWithoutSecrets(text.trim())
  if (isNothing(value)) return undefined
  const second = isNothing(scope.trim()) ? '' : nameWithoutSecrets(scope.trim())
  switch (kind) {
    case 'user':
      return user(value, second)
    case 'ip':
      return ip(value)
    case 'host':
      return host(value)
    case 'process':
      return process(value, second)
    case 'session':
      return session(value, hostName(second))
    case 'device':
      return { kind, id: macAddress(value) ?? value }
  }
}

function session(value: string, machine: string): Identity | undefined {
  const logonId = canonicalLogonId(value)
  return logonId !== undefined && isNobodysSession(Number(logonId)) ? undefined : { kind: 'session', id: logonId ?? value, host: machine }
}

function user(value: string, domain: string): Identity | undefined {
  const backslash = value.lastIndexOf('\\')
  if (backslash >= 0) return named(value.slice(backslash + 1), value.slice(0, backslash))
  const at = value.lastIndexOf('@')
  if (at > 0 && domain === '')
    return isNothing(value.slice(at + 1))
      ? named(value.slice(0, at), '')
      : { kind: 'user', name: value.slice(0, at), domain: value.slice(at + 1), upn: true }
  return named(value, domain)
}

const named = (name: string, domain: string): Identity | undefined =>
  isNothing(name) ? undefined : { kind: 'user', name, domain: isNothing(domain) ? '' : domain }

/** A hardware address as DHCP (`0a1b2c3d4e5f`), Windows (`0A-1B-…`), Unix (`0a:1b:…`) and Cisco (`0a1b.2c3d.4e5f`) write it. */
const MAC = /^(?:[0-9a-f]{12}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})$/i

/** A hardware address in one spelling, `0A-1B-2C-3D-4E-5F`; undefined where the text is none. */
function macAddress(text: string): string | undefined {
  const digits = MAC.test(text) ? text.replace(/[^0-9a-f]/gi, '').toUpperCase() : ''
  return digits === '' ? undefined : digits.match(/../g)!.join('-')
}

const hostName = (value: string): string => value.replace(/^\\\\/, '')

function host(value: string): Identity | undefined {
  const name = hostName(value)
  if (isNothing(name)) return undefined
  return ip(name) ?? { kind: 'host', name }
}

function process(value: string, hostOfPid: string): Identity | undefined {
  if (NO_PROCESS.test(value)) return undefined
  const pid = /^0x[0-9a-f]{1,8}$/i.test(value) || /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(pid) || pid > 0xffffffff) return undefined
  return { kind: 'process', pid, host: hostName(hostOfPid) }
}

/** An address in its canonical spelling: no `::ffff:`, zone index, brackets or port; IPv6 lower case with the longest zero run shortened. */
function ip(value: string): Identity | undefined {
  const address = canonicalAddress(value)
  return address === undefined ? undefined : { kind: 'ip', address }
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

/** The canonical spelling of an IPv4 or IPv6 address with or without brackets, port and zone; undefined where the text is no address. */
export function canonicalAddress(text: string): string | undefined {
  const bare = withoutPort(text.trim().replace(/^\\\\/, ''))
  const v4 = canonicalV4(bare)
  if (v4 !== undefined) return v4
  if (!bare.includes(':')) return undefined
  return canonicalV6(bare.replace(/%.*$/, '').toLowerCase())
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)
  if (bracketed?.[1] !== undefined) return bracketed[1]
  const v4 = /^([\d.]+):\d{1,5}$/.exec(text)
  return v4?.[1] ?? text
}

function canonicalV4(text: string): string | undefined {
  const parts = IPV4.exec(text)?.slice(1).map(Number)
  return parts?.every(part => part <= 255) === true ? parts.join('.') : undefined
}

function canonicalV6(text: string): string | undefined {
  const groups = expandV6(text)
  if (groups === undefined) return undefined
  const mapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff
  if (mapped) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  return shortestV6(groups)
}

/** The eight 16-bit groups of an IPv6 address, or undefined. */
function expandV6(text: string): number[] | undefined {
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)
  const plain = tail === null ? text : tail[1]! + v4Groups(tail[2]!)
  const halves = plain.split('::')
  if (halves.length > 2) return undefined
  const [head, rest] = halves.map(half => (half === '' ? [] : half.split(':')))
  const missing = 8 - head!.length - (rest?.length ?? 0)
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = rest === undefined ? head! : [...head!, ...Array<string>(missing).fill('0'), ...rest]
  return groups.every(group => /^[0-9a-f]{1,4}$/.test(group)) ? groups.map(group => Number.parseInt(group, 16)) : undefined
}

function v4Groups(text: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

function shortestV6(groups: readonly number[]): string {
  const text = groups.map(group => group.toString(16)).join(':')
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(run => run[0])
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return text
  const at = text.indexOf(longest)
  return `${text.slice(0, at)}::${text.slice(at + longest.length).replace(/^:/, '')}`
}
