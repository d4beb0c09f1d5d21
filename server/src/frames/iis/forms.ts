import type { EntrySink } from '../../formats/format.ts'
import { USER, IP } from '../../model/identity.ts'
import { spells } from '../w3c/bytes.ts'
import { C_IP, CS_METHOD, CS_URI_QUERY, CS_URI_STEM, CS_USERNAME, SC_STATUS } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'
import { identityAt, numberAt } from '../w3c/value.ts'
import { parameter } from './query.ts'
import { recent } from './recent.ts'
import { forwardedFor } from './who.ts'

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
}

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

/**
 * Finds the rows of sign-ins at the forms of Outlook on the web and of Remote Desktop Web Access; undefined for other rows. Remote Desktop answers a refused one with
 * its page again (200). Outlook always answers with a redirect: a refused one is followed by a request of the page with `reason=2` from the same client.
 */
export function formReader(): (bytes: Uint8Array, row: Row, sink: EntrySink) => FormRow | undefined {
  const clients = recent<Sent>(MOST_CLIENTS)
  const sent = (client: number, user: number, at: number): FormRow => {
    const before = clients.of(client)
    const open = before !== undefined && !(at - before.at > WITHIN) ? before : undefined
    clients.keep(client, { at, user: open === undefined || open.user === user ? user : 0, count: (open?.count ?? 0) + 1 })
    return SENT
  }
  const refused = (client: number, at: number): FormRow | undefined => {
    const open = clients.of(client)
    clients.drop(client)
    if (open === undefined || at - open.at > WITHIN) return undefined
    if (open.count > 1) clients.keep(client, { ...open, count: open.count - 1 })
    return { refused: true, user: open.user }
  }
  return (bytes, row, sink) => {
    if (LAST_LETTERS[bytes[row.ends[CS_URI_STEM]! - 1]!] !== 1) return undefined
    const isPost = spells(bytes, row.starts[CS_METHOD]!, row.ends[CS_METHOD]!, 'post')
    const status = numberAt(bytes, row, SC_STATUS)
    if (isPost && status === 200 && isRemoteDesktop(bytes, row)) return REFUSED
    if (isPost && status === 302 && endsWith(bytes, row, TAKES_FORMS))
      return sent(clientOf(bytes, row, sink), identityAt(USER, bytes, row, CS_USERNAME, sink), sink.time)
    return !isPost && endsWith(bytes, row, SHOWS_REASONS) && isReason(bytes, row)
      ? refused(clientOf(bytes, row, sink), sink.time)
      : undefined
  }
}

/** A number for the client of a row, with the one behind the proxy. */
const clientOf = (bytes: Uint8Array, row: Row, sink: EntrySink): number =>
  identityAt(IP, bytes, row, C_IP, sink) * 0x1000000 + forwardedFor(bytes, row, sink)

function isRemoteDesktop(bytes: Uint8Array, row: Row): boolean {
  const start = row.starts[CS_URI_STEM]!
  return spells(bytes, start, start + '/rdweb/'.length, '/rdweb/') && endsWith(bytes, row, REMOTE_DESKTOP)
}

/** Whether the path of a row ends in one of some names, lower case. */
function endsWith(bytes: Uint8Array, { starts, ends }: Row, names: readonly string[]): boolean {
  const end = ends[CS_URI_STEM]!
  return names.some(name => end - name.length >= starts[CS_URI_STEM]! && spells(bytes, end - name.length, end, name))
}

/** Whether a page is asked for because name or password were wrong. */
function isReason(bytes: Uint8Array, { starts, ends }: Row): boolean {
  const { start, end } = parameter(bytes, starts[CS_URI_QUERY]!, ends[CS_URI_QUERY]!, 'reason')
  return spells(bytes, start, end, '2')
}
