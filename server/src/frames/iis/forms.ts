import type { EntrySink } from '../../formats/format.ts'
import { USER, IP } from '../../model/identity.ts'
import { spells } from '../w3c/bytes.ts'
import { C_IP, CS_METHOD, CS_URI_QUERY, CS_URI_STEM, CS_USERNAME, FORWARDED_FOR, SC_STATUS } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import type { RowMemory } from '../w3c/scan.ts'
import { identityAt, numberAt } from '../w3c/value.ts'
import { parameter } from './query.ts'
import { recent } from '../recent.ts'
import { firstAddress, forwardedFor } from './who.ts'
import { textAt, textBytes } from './written.ts'

/** A row of a sign-in at a form, which is never answered with 401. */
export interface FormRow {
  readonly refused: boolean
  /** The user that the row before it named; 0 for none, or for another than the row before that. */
  readonly user: number
}

/** A form that was sent, and whose answer is still to come. */
interface Sent {
  readonly at: number
  readonly user: number
  readonly count: number
  readonly written: Written
}

/** Who sent a form, as the row writes it: client, the client behind the proxy, user. */
type Written = readonly [client: string, forwarded: string, user: string]
type SentState = readonly [written: Written, at: number | null, count: number]

/** The page with the reason for the refusal is asked for within this after the form was sent. Milliseconds; source: README.md#forms. */
const WITHIN = 5000
/** Clients whose form is on its way at a time. */
const MOST_CLIENTS = 4096

/** The ends of paths that take the form of Outlook, show why it was refused, and are the form of Remote Desktop; lower case. */
const TAKES_FORMS = ['/auth.owa', '/owaauth.dll']
const SHOWS_REASONS = ['/logon.aspx', '/owalogon.asp']
const REMOTE_DESKTOP = ['/login.aspx']
/** The letters they end in, in both cases: most paths end in another. */
const LAST_LETTERS = new Uint8Array(256)
for (const path of [...TAKES_FORMS, ...SHOWS_REASONS, ...REMOTE_DESKTOP]) {
  const letter = path.charCodeAt(path.length - 1)
  LAST_LETTERS[letter] = 1
  LAST_LETTERS[letter - 0x20] = 1
}

const SENT: FormRow = { refused: false, user: 0 }
const REFUSED: FormRow = { refused: true, user: 0 }

export interface FormReader {
  /** Reads a row of some kind (`kindOf`); undefined where it is of no sign-in. */
  read(kind: number, bytes: Uint8Array, row: Row, sink: EntrySink): FormRow | undefined
  /** A row of a time was read: forms that wait for longer than they may are forgotten. */
  pass(time: number): void
  readonly memory: RowMemory
}

/**
 * Finds the rows of sign-ins at the forms of Outlook on the web and of Remote Desktop Web Access. Remote Desktop answers a refused one with its page again (200).
 * Outlook always answers with a redirect: a refused one is followed by a request of the page with `reason=2` from the same client.
 */
export function formReader(): FormReader {
  const clients = recent<Sent>(MOST_CLIENTS)
  /** No form that is kept holds behind this. */
  let until = Number.POSITIVE_INFINITY
  let resumed: readonly Omit<Sent, 'user'>[] = []
  const keep = (client: number, form: Sent): void => {
    clients.keepOnly(({ at }) => !(Math.abs(form.at - at) > WITHIN))
    clients.keep(client, form)
    until = form.at + WITHIN
    for (const { at } of clients.values()) until = Math.max(until, at + WITHIN)
  }
  const sent = (client: number, form: Sent): FormRow => {
    const before = clients.of(client)
    const open = before !== undefined && !(form.at - before.at > WITHIN) ? before : undefined
    const isOther = open !== undefined && open.user !== form.user
    keep(client, { ...form, ...(isOther ? nobody(form) : {}), count: (open?.count ?? 0) + 1 })
    return SENT
  }
  const refused = (client: number, at: number): FormRow | undefined => {
    const open = clients.of(client)
    clients.drop(client)
    if (open === undefined || at - open.at > WITHIN) return undefined
    if (open.count > 1) clients.keep(client, { ...open, count: open.count - 1 })
    return { refused: true, user: open.user }
  }
  const takeUp = (sink: EntrySink): void => {
    const states = resumed
    resumed = []
    for (const { written, at, count } of states) {
      const [client, forwarded, user] = written
      const proxied = textBytes(forwarded)
      keep(clientNumber(idOf(IP, client, sink), firstAddress(proxied, 0, proxied.length, sink)), {
        at,
        user: idOf(USER, user, sink),
        count,
        written,
      })
    }
  }
  return {
    pass: time => {
      if (time > until) {
        clients.keepOnly(() => false)
        resumed = []
        until = Number.POSITIVE_INFINITY
      }
    },
    read: (kind, bytes, row, sink) => {
      if (kind <= NEAR) return undefined
      if (resumed.length > 0) takeUp(sink)
      if (kind === REFUSAL) return REFUSED
      return kind === FORM ? sent(clientOf(bytes, row, sink), formOf(bytes, row, sink)) : refused(clientOf(bytes, row, sink), sink.time)
    },
    memory: {
      state: () => Array.from(resumed.length > 0 ? resumed : clients.values(), ({ written, at, count }) => [written, stated(at), count]),
      resume: state => {
        resumed = (state as readonly SentState[]).map(([written, at, count]) => ({ written, at: at ?? Number.NaN, count }))
        if (resumed.length > 0) until = Math.max(...resumed.map(({ at }) => at)) + WITHIN
      },
    },
  }
}

/** What a row is: one whose path is not that of a form or its answer, or only the path is; a form that was refused at once, one that was sent, and the page with the reason. */
export const FAR = 0
export const NEAR = 1
const REFUSAL = 2
const FORM = 3
const REASON = 4

/** What a row is: its path, command, status and query say so. */
export const kindOf = (bytes: Uint8Array, row: Row): number => (isNear(bytes, row) ? kindNear(bytes, row) : FAR)

function isNear(bytes: Uint8Array, row: Row): boolean {
  if (LAST_LETTERS[bytes[row.ends[CS_URI_STEM]! - 1]!] !== 1) return false
  return endsWith(bytes, row, TAKES_FORMS) || endsWith(bytes, row, SHOWS_REASONS) || isRemoteDesktop(bytes, row)
}

function kindNear(bytes: Uint8Array, row: Row): number {
  if (!spells(bytes, row.starts[CS_METHOD]!, row.ends[CS_METHOD]!, 'post'))
    return endsWith(bytes, row, SHOWS_REASONS) && isReason(bytes, row) ? REASON : NEAR
  const status = numberAt(bytes, row, SC_STATUS)
  if (status === 200 && isRemoteDesktop(bytes, row)) return REFUSAL
  return status === 302 && endsWith(bytes, row, TAKES_FORMS) ? FORM : NEAR
}

const stated = (time: number): number | null => (Number.isNaN(time) ? null : time)

/** The id of what a text names that was written in a row before. */
function idOf(kind: number, text: string, sink: EntrySink): number {
  const bytes = textBytes(text)
  return bytes.length === 0 ? 0 : sink.identity(kind, bytes, 0, bytes.length)
}

function formOf(bytes: Uint8Array, row: Row, sink: EntrySink): Sent {
  const written: Written = [textAt(bytes, row, C_IP), textAt(bytes, row, FORWARDED_FOR), textAt(bytes, row, CS_USERNAME)]
  return { at: sink.time, user: identityAt(USER, bytes, row, CS_USERNAME, sink), count: 1, written }
}

/** A form by one of several users. */
const nobody = ({ written: [client, forwarded] }: Sent): Pick<Sent, 'user' | 'written'> => ({ user: 0, written: [client, forwarded, ''] })

/** A number for the client of a row, with the one behind the proxy. */
const clientOf = (bytes: Uint8Array, row: Row, sink: EntrySink): number =>
  clientNumber(identityAt(IP, bytes, row, C_IP, sink), forwardedFor(bytes, row, sink))

const clientNumber = (client: number, forwarded: number): number => client * 0x1000000 + forwarded

function isRemoteDesktop(bytes: Uint8Array, row: Row): boolean {
  const start = row.starts[CS_URI_STEM]!
  return spells(bytes, start, start + '/rdweb/'.length, '/rdweb/') && endsWith(bytes, row, REMOTE_DESKTOP)
}

/** Whether the path of a row ends in one of some names, lower case. */
function endsWith(bytes: Uint8Array, { starts, ends }: Row, names: readonly string[]): boolean {
  const end = ends[CS_URI_STEM]!
  for (const name of names) if (end - name.length >= starts[CS_URI_STEM]! && spells(bytes, end - name.length, end, name)) return true
  return false
}

/** Whether a page is asked for because name or password were wrong. */
function isReason(bytes: Uint8Array, { starts, ends }: Row): boolean {
  const { start, end } = parameter(bytes, starts[CS_URI_QUERY]!, ends[CS_URI_QUERY]!, 'reason')
  return spells(bytes, start, end, '2')
}
