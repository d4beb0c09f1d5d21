import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { addressIn, portIn } from '../../frames/exchange/endpoint.ts'
import { RepeatedBytes } from '../../frames/repeatedBytes.ts'
import {
  ROLE_CLIENT,
  ROLE_FORWARDED,
  ROLE_LOGGER,
  ROLE_SERVER,
  ROLE_SESSION,
  ROLE_SOURCE,
  ROLE_USER,
  ROLE_VIA,
  SESSION,
} from '../../model/identity.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'
import { connectorReader } from './connector.ts'
import type { SmtpSession } from './session.ts'

/** The columns that say whose connection a row is of. */
const COLUMNS = [C.CONNECTOR, C.SESSION_ID, C.LOCAL, C.REMOTE] as const

/** Whose connection the row in hand is of: mostly that of the row before. */
export class Connection {
  /** The id of its session; 0 for none. */
  session = 0
  isOutbound = false
  private logger = 0
  private server = 0
  private partner = 0
  /** Whether what comes from the partner was handed on by a front end, or by another server. */
  private isProxied = false
  /** The number of the who that rows have which name no user; -1 where it is not known. It is that of the last entry where that `isNew`. */
  private who = -1
  private isNew = false
  private readonly values = COLUMNS.map(() => new RepeatedBytes())
  private logType = ''
  private isOpen = false
  private readonly connectorOf = connectorReader()
  private readonly directionOf = statedDirection()

  /** Takes up the connection of a row; false where it is that of the row before. */
  take(cells: Cells, sink: EntrySink): boolean {
    if (this.isNew) this.who = sink.lastWho
    this.isNew = false
    if (this.isAgain(cells)) return false
    this.who = -1
    this.logType = cells.logType
    const { bytes } = cells
    const connector = this.connectorOf(cells, sink)
    const start = startOf(cells, C.CONNECTOR)
    const [from, to] = [startOf(cells, C.SESSION_ID), endOf(cells, C.SESSION_ID)]
    this.session = to > from ? sink.pair(SESSION, bytes, from, to, start, start + connector.length) : 0
    this.logger = connector.logger
    const localPort = portIn(cells, C.LOCAL)
    this.isOutbound = this.directionOf(cells) ?? C.isOutboundBy(localPort, portIn(cells, C.REMOTE))
    this.isProxied = localPort === C.PROXIED_PORT
    this.server = addressIn(cells, this.isOutbound ? C.REMOTE : C.LOCAL, sink)
    this.partner = this.isOutbound ? this.server : addressIn(cells, C.REMOTE, sink)
    return true
  }

  /** Its session has said something new of its client. */
  forgetWho(): void {
    this.who = -1
  }

  /** It is over: what comes next is another one, whatever it is called. */
  close(): void {
    this.isOpen = false
  }

  /** States who appears in the row: a user, where he is named, and what the session has said of its client. */
  setWho(user: number, session: SmtpSession | undefined, sink: EntrySink): void {
    if (user === 0 && this.who >= 0) return sink.recallWho(this.who)
    const { who } = sink
    who[ROLE_USER] = user
    who[ROLE_SESSION] = this.session
    who[ROLE_LOGGER] = this.logger
    who[ROLE_SERVER] = this.server
    if (session !== undefined) {
      who[this.isProxied ? ROLE_VIA : ROLE_CLIENT] = this.partner
      who[ROLE_SOURCE] = session.source
      who[ROLE_FORWARDED] = session.forwarded
    }
    this.isNew = user === 0 && this.session !== 0
  }

  private isAgain(cells: Cells): boolean {
    let isAgain = this.isOpen && cells.logType === this.logType
    this.isOpen = true
    for (let i = 0; i < COLUMNS.length; i++) {
      const slot = COLUMNS[i]!
      if (!this.values[i]!.again(cells.bytes, startOf(cells, slot), endOf(cells, slot))) isAgain = false
    }
    return isAgain
  }
}

/** Whether the heading says that the server is the client; undefined where it says nothing. Headings are few: each is looked at once. */
function statedDirection(): (cells: Cells) => boolean | undefined {
  let known = ''
  let direction: boolean | undefined
  return ({ logType }) => {
    if (logType !== known) direction = C.directionIn((known = logType))
    return direction
  }
}
