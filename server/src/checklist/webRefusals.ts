import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { Protocol } from '../model/codeSpace.ts'
import type { Identity } from '../model/identity.ts'
import { unansweredChallenges, webAddressOf, webClientOf } from './bareChallenges.ts'
import { eachEntry, whatMarks, whoMarks } from './columns.ts'
import { groupBy } from './grouping.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import type { Client, Session } from './sessions.ts'
import type { SharedAddresses } from './sharedAddresses.ts'

/** Of a file and not of its table: the moments go by its clock. */
const known = new WeakMap<EvidenceFile, { readonly user: Identity; readonly clients: readonly Client[] }>()

/**
 * The clients of a web log that were refused without their user being written, as at the form of Outlook on the web, or that were asked for a password without a
 * reason and did not get in: a session is one refusal. Their seconds tell whose they were.
 */
export function refusedClients(log: ProtocolLog, shared: SharedAddresses, user: Identity): readonly Client[] {
  const found = known.get(log.file)
  if (found?.user === user) return found.clients
  const refusals = [...namelessRefusals(log.file), ...unansweredChallenges(log, user)].filter(({ at }) => !Number.isNaN(at))
  const clients = [...groupBy(refusals, keyOf).values()].map(sessions => clientOf(sessions, log.protocol, shared))
  known.set(log.file, { user, clients })
  return clients
}

const keyOf = ({ file, entry }: Session): string => webClientOf(file.table.who(entry))

function namelessRefusals(file: EvidenceFile): Session[] {
  const { table } = file
  const found: Session[] = []
  const nameless = whoMarks(table, ({ user, client }) => user === undefined && client?.kind === 'ip')
  const refused = whatMarks(
    table,
    ({ outcome, class: kind }) => outcome === 'failure' && (kind === 'bad-password' || kind === 'locked-out'),
  )
  eachEntry(table, nameless, refused, entry => void found.push({ at: utcOf(file, entry), file, entry }))
  return found
}

/** A device with an address of its own is that address, and otherwise its DeviceId. */
function clientOf(sessions: readonly Session[], usual: Protocol, shared: SharedAddresses): Client {
  const { file, entry } = sessions[0]!
  const { device } = file.table.who(entry)
  const { protocol } = file.table.what(entry)
  const name = device?.kind === 'device' ? device.id : ''
  const addresses = [...new Set(sessions.map(one => webAddressOf(one.file.table.who(one.entry))))]
  const [address = ''] = addresses
  const isShared = shared.isShared(address)
  const isDevice = name !== '' && (isShared || addresses.length > 1)
  return {
    address,
    behind: isDevice ? name : '',
    kind: isDevice ? 'device' : 'ip',
    shared: isShared && !isDevice,
    protocol: protocol === 'unknown' ? usual : protocol,
    sessions: sessions.toSorted((a, b) => a.at - b.at),
    names: new Map(name === '' ? [] : [[name, sessions.length]]),
    deliveries: 0,
    late: true,
  }
}
