/** Something an entry names and another entry, maybe in another file, can name too. */
export type Identity =
  | { readonly kind: 'user'; readonly name: string; readonly domain: string; readonly upn?: true }
  | { readonly kind: 'ip'; readonly address: string }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'process'; readonly pid: number; readonly host: string }
  | { readonly kind: 'session'; readonly id: string; readonly host: string }
  | { readonly kind: 'device'; readonly id: string }

/** Order is the kind's number in dictionaries. */
export const IDENTITY_KINDS = ['user', 'ip', 'host', 'process', 'session', 'device'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]
export const USER = 0
export const IP = 1
export const HOST = 2
export const PROCESS = 3
export const SESSION = 4
export const DEVICE = 5

/**
 * The part an identity plays in an entry. `user` is the account that logged on or tried to; `client` the address it came from; `forwarded` the
 * client behind a proxy; `source` the machine name the client claims (workstation, HELO); `via` the machine that passed the request on; `logger` the
 * machine that wrote the entry; `process` the one that asked for the logon, was started or is listed; `caller` the account that process runs as.
 */
export const ROLES = ['user', 'client', 'forwarded', 'source', 'via', 'logger', 'process', 'session', 'device', 'server', 'caller'] as const
export type Role = (typeof ROLES)[number]
export const ROLE_USER = 0
export const ROLE_CLIENT = 1
export const ROLE_FORWARDED = 2
export const ROLE_SOURCE = 3
export const ROLE_VIA = 4
export const ROLE_LOGGER = 5
export const ROLE_PROCESS = 6
export const ROLE_SESSION = 7
export const ROLE_DEVICE = 8
export const ROLE_SERVER = 9
export const ROLE_CALLER = 10

/** Who appears in an entry, by role. */
export type Who = { readonly [R in Role]?: Identity }

/** The identities of one kind that may be the same thing share this key; `sameIdentity` decides. Case-insensitive. */
export function identityKey(identity: Identity): string {
  switch (identity.kind) {
    case 'user':
      return `user:${identity.name.toLowerCase()}`
    case 'ip':
      return `ip:${identity.address}`
    case 'host':
      return `host:${shortHost(identity.name)}`
    case 'process':
      return `process:${identity.pid}`
    case 'session':
      return `session:${identity.id.toLowerCase()}`
    case 'device':
      return `device:${identity.id.toLowerCase()}`
  }
}

/** The first label of a host name, lower case: `EXCHSRV01.contoso.com` and `EXCHSRV01` are the same machine. */
export function shortHost(name: string): string {
  const dot = name.indexOf('.')
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase()
}

/** Whether two domain spellings can mean the same domain: one is not stated, they are equal, or one is the NetBIOS name of the other (`CONTOSO`, `contoso.com`). */
export function sameDomain(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  const x = a.toLowerCase()
  const y = b.toLowerCase()
  return x === y || (x.includes('.') !== y.includes('.') && shortHost(x) === shortHost(y))
}

/** Whether two identities are the same thing. A PID or a session means nothing without its host, so an unknown host joins with none but itself. */
export function sameIdentity(a: Identity, b: Identity): boolean {
  if (identityKey(a) !== identityKey(b)) return false
  if (a.kind === 'user' && b.kind === 'user') return sameDomain(a.domain, b.domain)
  if ((a.kind === 'process' && b.kind === 'process') || (a.kind === 'session' && b.kind === 'session'))
    return shortHost(a.host) === shortHost(b.host)
  return true
}

/** How an identity is written for a person. */
export function identityText(identity: Identity): string {
  switch (identity.kind) {
    case 'user':
      return userText(identity)
    case 'ip':
      return identity.address
    case 'host':
      return identity.name
    case 'process':
      return identity.host === '' ? `PID ${identity.pid}` : `PID ${identity.pid} on ${identity.host}`
    case 'session':
      return identity.host === '' ? identity.id : `${identity.id} on ${identity.host}`
    case 'device':
      return identity.id
  }
}

/** `DOMAIN\user`, `user@domain` where the log writes a user principal name, or the bare name. */
export function userText(user: { readonly name: string; readonly domain: string; readonly upn?: true }): string {
  if (user.upn) return `${user.name}@${user.domain}`
  return user.domain === '' ? user.name : `${user.domain}\\${user.name}`
}

/** A machine account (`NAME$`): its failures are another problem than a person's. */
export const isMachineAccount = (name: string): boolean => name.endsWith('$')

/** An account of Exchange's own monitoring (`HealthMailbox…`, `extest_…`): it signs in all day and stands for nobody. */
export const isProbeAccount = (name: string): boolean => /^(?:HealthMailbox|extest_)/i.test(name)
