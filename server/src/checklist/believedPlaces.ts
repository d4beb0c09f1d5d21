import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import type { Attempt } from './attempts.ts'
import { callingHost, type Observation } from './observations.ts'
import type { OpenSession } from './openSession.ts'
import type { PasswordChange } from './passwordChanges.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import type { Workstation } from './workstations.ts'

/**
 * Machines whose name in a failure is believed: those at which the user sits, or left a session before the password changed. A server that asks for logons on
 * behalf of its clients is none, even where its administrator signs in to it.
 */
export function placesOf(
  attempts: readonly Attempt[],
  workstations: readonly Workstation[],
  sessions: readonly OpenSession[],
  changes: readonly PasswordChange[],
  logs: readonly ProtocolLog[],
): readonly string[] {
  const asking = attempts.flatMap(({ rows }) =>
    rows.filter(({ distance, who, what }) => distance === 0 && who.process !== undefined && isNetwork(what)),
  )
  const servers = new Set([...asking.flatMap(({ logger, who }) => [logger, callingHost(who)]), ...logs.flatMap(({ hosts }) => hosts)])
  const stale = sessions.filter(({ at }) => changes.some(change => change.at > at))
  return [...workstations, ...stale].map(({ host }) => host).filter(host => !servers.has(host))
}

/** Machines that may sign others in: those whose logs or lists are open, those that asked for logons; all, where a log of clients is open and nobody says whose. */
export function maySignInOthers(snapshot: Snapshot, attempts: readonly Attempt[], logs: readonly ProtocolLog[]): (host: string) => boolean {
  const asked = attempts.flatMap(({ rows }) => rows.filter(({ distance }) => distance === 0).map(({ logger }) => logger))
  const hosts = new Set([...snapshot.files.map(({ host }) => shortHost(host?.name ?? '')), ...logs.flatMap(log => log.hosts), ...asked])
  const nobodys = logs.some(log => log.hosts.length === 0)
  return host => nobodys || hosts.has(host)
}

const isNetwork = ({ logonType }: Observation['what']): boolean => logonType === 3 || logonType === 8
