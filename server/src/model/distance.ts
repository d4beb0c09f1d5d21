import type { What } from './entry.ts'
import type { Who } from './identity.ts'

/** What the Service Control Manager and the Task Scheduler say of a logon that somebody else judged. */
const TOLD_BY_ITS_OWN_LOG = new Set(['101', '104', '7000', '7038', '7041'])

/**
 * How far from the client a row about a sign-in was written: 0 where it was asked for, 1 by a protocol log, 2 by who judged it, 3 by who heard of it
 * (DOMAIN.md 4.1). A server that names the address of the one that handed the request on wrote a protocol log as any other.
 */
export function distanceFromClient(who: Who, what: What): number {
  const isHandedOn = who.via?.kind === 'ip' && what.protocol !== 'radius'
  if (who.via !== undefined && !isHandedOn) return 3
  if (TOLD_BY_ITS_OWN_LOG.has(what.code)) return 1
  if (who.process !== undefined || what.logonType !== undefined) return 0
  return (who.client !== undefined || isHandedOn) && what.protocol !== 'unknown' && what.protocol !== 'kerberos' && what.protocol !== 'ntlm'
    ? 1
    : 2
}
