import type { EntryRef } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import { isLeasePart } from '../model/lease.ts'
import { entriesOfClient } from './columns.ts'
import { tally } from './grouping.ts'
import { leases } from './leases.ts'
import { hostKey } from './observations.ts'
import type { Client } from './sessions.ts'

/** What is known of a client before its name is. */
export type Caller = Pick<Client, 'address' | 'names' | 'sessions'>

/** The name of a client, and how it is known (step S17). */
export interface ClientName {
  readonly name: string
  readonly how: 'greeting' | 'fact' | 'paired' | 'none'
  /** Sessions in which it gave itself that name. */
  readonly times: number
  /** Rows of other logs that state its name beside its address. */
  readonly refs: readonly EntryRef[]
}

/** What a client is called: by the investigator, by its own greeting, or by logs that pair names and addresses. */
export function clientName(snapshot: Snapshot, client: Caller): ClientName {
  const told = snapshot.case.facts?.find(fact => fact.kind === 'address-of' && fact.ip === client.address && fact.host !== undefined)
  const [greeting] = [...client.names].toSorted((a, b) => b[1] - a[1])
  const refs = [...pairs(snapshot, client), ...leases(snapshot, client)]
  const [paired] = tally(refs.map(nameIn))
  if (told?.host !== undefined) return { name: told.host, how: 'fact', times: 0, refs }
  if (greeting !== undefined) return { name: shortest(greeting[0]), how: 'greeting', times: greeting[1], refs }
  return paired === undefined ? { name: '', how: 'none', times: 0, refs } : { name: paired[0], how: 'paired', times: 0, refs }
}

const shortest = (name: string): string => name.split('.')[0] || name

const nameIn = ({ file, entry }: EntryRef): string => {
  const { source } = file.table.who(entry)
  return source?.kind === 'host' ? source.name : ''
}

/** Rows without a protocol of their own that state a machine's name beside this address (`NO_CLIENT_SITE` and the like), and not that of the machine which wrote them. */
const pairs = (snapshot: Snapshot, { address }: Caller): EntryRef[] =>
  snapshot.files.flatMap(file => pairsOf(file.table, address).map(entry => ({ file, entry })))

const pairsOf = entriesOfClient(
  ({ source, logger }) => source?.kind === 'host' && hostKey(source) !== hostKey(logger),
  ({ protocol, action }) => (protocol === 'unknown' || protocol === 'ntlm') && !isLeasePart(action),
)

/** Whether the investigator says that a user owns or administers a client. */
export function isOwned(snapshot: Snapshot, client: Pick<Client, 'address'>, name: string): boolean {
  return (snapshot.case.facts ?? []).some(
    fact => fact.kind === 'owns' && (fact.ip === client.address || (fact.host !== undefined && shortHost(fact.host) === shortHost(name))),
  )
}
