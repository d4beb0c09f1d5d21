import type { EntryRef } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import type { CallerProcess } from './callerProcess.ts'
import { type HostedService, hostedServices, isListed } from './hostedServices.ts'
import { listeningService, statedService } from './serviceStates.ts'

/** The services that can have asked for the logons (steps S10 and S11). */
export interface Services {
  /** All that the process can host; undefined where the process is not known. */
  readonly candidates: readonly HostedService[] | undefined
  /** Those that are not in the process or are switched off. */
  readonly off: readonly SwitchedOff[]
  readonly remaining: readonly HostedService[]
}

/** A service that cannot have asked, and what says so: the list of its process, of the machine's services or of its open ports, or the investigator. */
export interface SwitchedOff extends HostedService {
  readonly by: 'process' | 'state' | 'port' | 'fact'
  readonly ref: EntryRef | undefined
}

/** All services of the process, less those that something says are off. */
export function servicesOf(snapshot: Snapshot, process: CallerProcess | undefined): Services {
  const program = process?.program
  const candidates = program === undefined ? undefined : hostedServices(program.image)
  const told = (snapshot.case.facts ?? [])
    .filter(fact => fact.kind === 'service-disabled' && (fact.host === undefined || shortHost(fact.host) === process?.host))
    .map(({ service }) => service ?? '')
  const off = (candidates ?? []).flatMap((service): SwitchedOff[] => {
    const how = switchedOff(snapshot, process, service, told)
    return how === undefined ? [] : [{ ...service, ...how }]
  })
  return {
    candidates,
    off,
    remaining: (candidates ?? []).filter(service => !off.some(({ protocol }) => protocol === service.protocol)),
  }
}

/** What says that a service cannot have asked: it is not in the process, it does not run on the machine, nothing listens for it, or the investigator knows. */
function switchedOff(
  snapshot: Snapshot,
  process: CallerProcess | undefined,
  { protocol, name, byList }: HostedService,
  told: readonly string[],
): Pick<SwitchedOff, 'by' | 'ref'> | undefined {
  const { services, ref, doubt } = process?.program ?? {}
  if (byList && doubt === undefined && services !== undefined && !isListed(protocol, services)) return { by: 'process', ref }
  if (isListed(protocol, told) || told.some(fact => fact.toLowerCase() === name.toLowerCase())) return { by: 'fact', ref: undefined }
  if (!byList || (services !== undefined && isListed(protocol, services))) return undefined
  const stated = statedService(snapshot, process?.host ?? '', protocol)
  if (stated !== undefined) return stated.state === 'off' ? { by: 'state', ref: stated.ref } : undefined
  const listening = listeningService(snapshot, process?.host ?? '', protocol)
  return listening?.state === 'off' ? { by: 'port', ref: listening.ref } : undefined
}
