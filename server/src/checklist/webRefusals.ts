import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { Protocol } from '../model/codeSpace.ts'
import type { Who } from '../model/identity.ts'
import { eachEntry, whatMarks, whoMarks } from './columns.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import type { Client, Session } from './sessions.ts'

/** Of a file and not of its table: the moments go by its clock. */
const known = new WeakMap<EvidenceFile, readonly Client[]>()

/**
 * The clients of a web log that were refused without their user being written, as at the form of Outlook on the web: a session is one refusal. Their seconds
 * tell whose they were.
 */
export function refusedClients({ file, protocol }: ProtocolLog): readonly Client[] {
  const found = known.get(file) ?? collect(file, protocol)
  known.set(file, found)
  return found
}

function collect(file: EvidenceFile, usual: Protocol): readonly Client[] {
  const { table } = file
  const sessions = new Map<string, Session[]>()
  const protocols = new Map<string, Protocol>()
  const nameless = whoMarks(table, ({ user, client }) => user === undefined && client?.kind === 'ip')
  const refused = whatMarks(
    table,
    ({ outcome, class: kind }) => outcome === 'failure' && (kind === 'bad-password' || kind === 'locked-out'),
  )
  eachEntry(table, nameless, refused, (entry, whoId, whatId) => {
    const address = addressOf(table.whoOf(whoId))
    const own = sessions.get(address) ?? []
    own.push({ at: utcOf(file, entry), file, entry })
    sessions.set(address, own)
    protocols.set(address, table.whatOf(whatId).protocol)
  })
  return [...sessions].map(([address, own]) => ({
    address,
    protocol: protocols.get(address) ?? usual,
    sessions: own.toSorted((a, b) => a.at - b.at),
    names: new Map(),
    deliveries: 0,
    late: true,
    behind: '',
  }))
}

/** The client that a proxy names, else the address of the connection. */
function addressOf({ client, forwarded }: Who): string {
  if (forwarded?.kind === 'ip') return forwarded.address
  return client?.kind === 'ip' ? client.address : ''
}
