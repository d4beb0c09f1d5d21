import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { Identity, Who } from '../model/identity.ts'
import { eachEntry, userMarks, whatMarks, whoMarks } from './columns.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import type { SharedAddresses } from './sharedAddresses.ts'
import { ADMITTED, DELIVERY, GREETING, JUDGED, meaningOf, OTHER, REFUSED, SECURED, SIGN_IN } from './rowMeaning.ts'

/** What one client did in the protocol logs: its sessions in order of time. Sessions, not rows, are ranked (DOMAIN.md 4.4). */
export interface Client {
  /** The canonical address. */
  readonly address: string
  readonly protocol: ProtocolLog['protocol']
  readonly sessions: readonly Session[]
  /** Names it gave itself (HELO, EHLO), with how many sessions. */
  readonly names: ReadonlyMap<string, number>
  /** Sessions in which it handed over a mail or began to. */
  readonly deliveries: number
  /** Whether its sessions are placed by the row of a refused sign-in, which may come late, and not by their start. */
  readonly late: boolean
  /** The machine name or DeviceId by which it is told from others that come from the same address; '' where the address is its own. */
  readonly behind: string
  /** What names it: its address, or what `behind` is. */
  readonly kind: 'ip' | 'host' | 'device'
  /** Many come from its address, and nothing tells it from them. */
  readonly shared: boolean
}

/** `at` is the moment of a session that is compared with attempts: where the log has a row of the sign-in, that row, else its first. */
export interface Session {
  readonly at: number
  readonly file: EvidenceFile
  readonly entry: number
}

/** A pause that ends a session where neither greeting nor farewell does (step S14). */
const PAUSE = 30_000

/** A session as it is read; `foreign` where its refusals name somebody else, `admitted` where a sign-in was granted. */
interface Opened extends Session {
  signIn: boolean
  refused: boolean
  named: boolean
  foreign: boolean
  admitted: boolean
}

interface Draft {
  readonly address: string
  readonly behind: string
  readonly protocol: ProtocolLog['protocol']
  readonly sessions: Opened[]
  readonly names: Map<string, number>
  readonly bySession: Map<string, number>
  deliveries: number
  /** Sessions placed by a reply that refuses, which may come late. */
  late: number
  /** Time and meaning of its latest row; index of its latest session. */
  last: number
  lastMeaning: number
  open: number
}

/**
 * The clients of protocol logs, with their sessions. Rows in which the server is the client are left out, and, where it is known for whom they are, sessions
 * that are refused for others than `user`, and those that are let in without a refusal: they sent no wrong password.
 */
export function clientsOf(logs: readonly ProtocolLog[], shared: SharedAddresses, user?: Identity): Client[] {
  const drafts = new Map<string, Draft>()
  const inOrder = logs.toSorted((a, b) => firstTime(a.file) - firstTime(b.file))
  for (const log of inOrder) readLog(log, drafts, shared, user)
  return [...drafts.values()].map(draft => clientOf(draft, shared, user !== undefined))
}

const firstTime = (file: EvidenceFile): number => (file.table.count === 0 ? 0 : utcOf(file, 0))

function readLog({ file, protocol }: ProtocolLog, drafts: Map<string, Draft>, shared: SharedAddresses, user: Identity | undefined): void {
  const { table } = file
  const own = user === undefined ? undefined : userMarks(file, user)
  const draftOf: (Draft | undefined)[] = []
  const meanings: (number | undefined)[] = []
  const inbound = whatMarks(table, what => !what.outbound)
  const named = whoMarks(table, who => who.client?.kind === 'ip')
  eachEntry(table, named, inbound, (entry, whoId, whatId) => {
    const at = utcOf(file, entry)
    if (Number.isNaN(at)) return
    const who = table.who(entry)
    if (isBeforeGreeting(who, shared)) return
    const draft = (draftOf[whoId] ??= draftFor(who, protocol, drafts, shared))
    const meaning = (meanings[whatId] ??= meaningOf(table.whatOf(whatId)))
    addRow(draft, { at, file, entry }, meaning, who, own?.[whoId] !== 1 && isSomebodyElse(who.user, user))
  })
}

/** Whether a row tells not yet which of many machines behind its address it is of: a later row of its session does. */
const isBeforeGreeting = ({ client, source, session }: Who, shared: SharedAddresses): boolean =>
  session !== undefined && source === undefined && client?.kind === 'ip' && shared.hasManyNames(client.address)

function draftFor({ client, source }: Who, protocol: Draft['protocol'], drafts: Map<string, Draft>, shared: SharedAddresses): Draft {
  const address = client?.kind === 'ip' ? client.address : ''
  const behind = source?.kind === 'host' && shared.hasManyNames(address) ? source.name : ''
  const key = `${protocol} ${address} ${behind.toLowerCase()}`
  const known = drafts.get(key)
  if (known !== undefined) return known
  const draft: Draft = {
    address,
    behind,
    protocol,
    sessions: [],
    names: new Map(),
    bySession: new Map(),
    deliveries: 0,
    late: 0,
    last: Number.NEGATIVE_INFINITY,
    lastMeaning: OTHER,
    open: -1,
  }
  drafts.set(key, draft)
  return draft
}

/** Whether a user is another one beyond doubt: a principal name (`j.doe@contoso.com`) may be the same account under another name. */
const isSomebodyElse = (named: Identity | undefined, user: Identity | undefined): boolean =>
  named?.kind === 'user' && user?.kind === 'user' && named.upn !== true && user.upn !== true

function addRow(draft: Draft, row: Session, meaning: number, who: Who, isForeign: boolean): void {
  const session = draft.sessions[sessionIndex(draft, row, meaning, who)]
  if (session === undefined) return
  if (!session.named && who.source?.kind === 'host') {
    session.named = true
    draft.names.set(who.source.name, (draft.names.get(who.source.name) ?? 0) + 1)
  }
  if (meaning === DELIVERY) draft.deliveries++
  const isRefused = meaning === REFUSED || meaning === JUDGED
  if (isRefused && isForeign) session.foreign = !session.refused
  else if (isRefused) refuse(draft, session, row, meaning)
  else if (meaning === ADMITTED) session.admitted = true
  else if (meaning === SIGN_IN && !session.signIn) Object.assign(session, row, { signIn: true })
  draft.last = row.at
  draft.lastMeaning = meaning
}

/** Places a session by the row that refuses it. One that tries again and again in one connection is there each time. */
function refuse(draft: Draft, session: Opened, row: Session, meaning: number): void {
  if (meaning === REFUSED) draft.late++
  const refused = { ...row, signIn: true, refused: true, foreign: false }
  if (session.refused) draft.sessions.push({ ...session, ...refused })
  else Object.assign(session, refused)
}

/** The session a row belongs to; a new one where none is open. */
function sessionIndex(draft: Draft, row: Session, meaning: number, who: Who): number {
  const id = who.session?.kind === 'session' ? `${row.file.path} ${who.session.id}` : undefined
  const known = id === undefined ? undefined : draft.bySession.get(id)
  if (known !== undefined) return known
  if (id === undefined && !opens(draft, row.at, meaning)) return draft.open
  const { at, file, entry } = row
  draft.sessions.push({ at, file, entry, signIn: false, refused: false, named: false, foreign: false, admitted: false })
  draft.open = draft.sessions.length - 1
  if (id !== undefined) draft.bySession.set(id, draft.open)
  return draft.open
}

/** A session begins with a greeting (the one after STARTTLS repeats it) or after a pause. Sessions of a busy client overlap: rows after a farewell belong to another of them. */
function opens(draft: Draft, at: number, meaning: number): boolean {
  if (draft.open < 0 || at - draft.last > PAUSE) return true
  if (meaning === GREETING) return draft.lastMeaning !== SECURED
  return false
}

function clientOf(draft: Draft, shared: SharedAddresses, refusedOnly: boolean): Client {
  const { address, behind, protocol, sessions: all, names, deliveries, late } = draft
  const sessions = all.filter(({ foreign, admitted, refused }) => !foreign && (refused || !admitted || !refusedOnly))
  return {
    address,
    behind,
    kind: behind === '' ? 'ip' : 'host',
    shared: behind === '' && shared.isShared(address),
    protocol,
    sessions: sessions.toSorted((a, b) => a.at - b.at),
    names,
    deliveries: Math.min(deliveries, sessions.length),
    late: late * 2 > sessions.length,
  }
}
