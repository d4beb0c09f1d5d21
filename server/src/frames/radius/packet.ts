import { NPS } from '../../model/codes/replies.ts'
import { codeSpaceNumber, protocolNumber } from '../../model/codeSpace.ts'
import * as I from '../../model/identity.ts'
import { classNumber, type EntryClass, type Outcome, outcomeNumber } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { contains, decimalIn } from '../event/bytesOf.ts'
import { monthFirstTimes } from '../monthFirst.ts'
import * as A from './attributes.ts'
import { type Asker, requests } from './requests.ts'

/** Where the attributes of the packet being read lie; `to` is 0 where one is not written. */
export interface Attributes {
  readonly from: Int32Array
  readonly to: Int32Array
}

export const noAttributes = (): Attributes => ({ from: new Int32Array(A.SLOTS), to: new Int32Array(A.SLOTS) })

/** Why a packet without a time is no entry. */
export const NO_MOMENT = 'no date and time where a record has them'

const RADIUS = protocolNumber('radius')
const SPACE = codeSpaceNumber('nps')
const BACKSLASH = 92
const SLASH = 47
const BLANK = 32
const REQUEST = 1
const REJECT = 3

/** What a packet says before its reason is known. */
const PACKETS: ReadonlyMap<number, readonly [name: string, kind: EntryClass, outcome: Outcome]> = new Map([
  [REQUEST, ['Access-Request', 'other', 'none']],
  [2, ['Access-Accept', 'logon', 'success']],
  [REJECT, ['Access-Reject', 'other', 'failure']],
  [4, ['Accounting-Request', 'session', 'none']],
  [5, ['Accounting-Response', 'session', 'none']],
  [11, ['Access-Challenge', 'handshake', 'challenge']],
])

const UNKNOWN = ['', 'other', 'none'] as const

const PACKAGES: ReadonlyMap<number, string> = new Map([
  [1, 'PAP'],
  [2, 'CHAP'],
  [3, 'MS-CHAP'],
  [4, 'MS-CHAP v2'],
  [5, 'EAP'],
  [6, 'ARAP'],
  [7, 'none'],
  [8, 'an extension'],
  [9, 'MS-CHAP, password change'],
  [10, 'MS-CHAP v2, password change'],
  [11, 'PEAP'],
])

/** Whom a packet names itself, as identity ids; 0 is nobody. Others of its Class may name more. */
interface Named extends Asker {
  readonly logger: number
  readonly via: number
  readonly isRequest: boolean
  /** The user at the end of a path in the directory, once he was asked for. */
  inPath: number | undefined
}

/** Packets of which it is remembered whom they name. */
const MOST_NAMED = 16_384

/** Reads the packets of one file. */
export interface PacketReader {
  /** Makes the draft of an entry out of the attributes of a packet. The answer is undefined, or the reason why there is no entry. */
  readonly read: (bytes: Uint8Array, sink: EntrySink) => string | undefined
  /** The time in civil milliseconds that the attributes for date and time say; NaN where they say none. */
  readonly timeOf: ReturnType<typeof monthFirstTimes>
  /** The number of what the packet that was read last names itself; -1 where that is not remembered. */
  readonly named: () => number
  /** Drafts the who of a packet that names what another one did. Of its attributes, only its Class and the path of its account are looked at. */
  readonly readWho: (bytes: Uint8Array, named: number, sink: EntrySink) => void
}

export function packetReader({ from, to }: Attributes): PacketReader {
  const times = monthFirstTimes()
  const asked = requests()
  /** The words of packets and of ways to sign in, once they were asked for. */
  const words: number[] = []
  const packages: number[] = []
  /** Whom packets name, by the number that was asked for. */
  const remembered: Named[] = []
  let last: Named | undefined

  const stated = (slot: number): boolean => to[slot]! > from[slot]!
  const number = (bytes: Uint8Array, slot: number): number => (stated(slot) ? decimalIn(bytes, from[slot]!, to[slot]!) : Number.NaN)
  const identity = (kind: number, bytes: Uint8Array, slot: number, sink: EntrySink): number =>
    stated(slot) ? sink.identity(kind, bytes, from[slot]!, to[slot]!) : 0

  /** Whether an attribute reads `DOMAIN\\user`; else it may be a path in the directory. */
  const isAccount = (bytes: Uint8Array, slot: number): boolean => stated(slot) && contains(bytes, from[slot]!, to[slot]!, BACKSLASH)

  /** The attribute that names the account. */
  function accountSlot(bytes: Uint8Array): number {
    if (isAccount(bytes, A.SAM_ACCOUNT)) return A.SAM_ACCOUNT
    return isAccount(bytes, A.ACCOUNT) ? A.ACCOUNT : A.USER_NAME
  }

  function namedIn(bytes: Uint8Array, isRequest: boolean, asker: Asker, sink: EntrySink): Named {
    const logger = identity(I.HOST, bytes, A.COMPUTER, sink)
    const calling = identity(I.IP, bytes, A.CALLING_STATION, sink)
    const user = identity(I.USER, bytes, accountSlot(bytes), sink)
    const inPath = user === 0 && asker.user === 0 ? userInPath(bytes, sink) : undefined
    const client = calling || identity(I.IP, bytes, A.TUNNEL_CLIENT, sink)
    const device = calling === 0 ? identity(I.DEVICE, bytes, A.CALLING_STATION, sink) : 0
    const via =
      identity(I.HOST, bytes, A.CLIENT_ADDRESS, sink) ||
      identity(I.HOST, bytes, A.NAS_ADDRESS, sink) ||
      identity(I.HOST, bytes, A.NAS_IDENTIFIER, sink)
    return { logger, user, client, device, via, isRequest, inPath }
  }

  const userInPath = (bytes: Uint8Array, sink: EntrySink): number =>
    stated(A.ACCOUNT) ? endOfPath(bytes, from[A.ACCOUNT]!, to[A.ACCOUNT]!, sink) : 0

  /** States who takes part: whom the packet names, else whom the request of its Class did. */
  function setWho(bytes: Uint8Array, named: Named, asker: Asker, sink: EntrySink): void {
    const user = named.user || asker.user || (named.inPath ??= userInPath(bytes, sink))
    const client = named.client || asker.client
    const device = named.device || asker.device
    const { who } = sink
    who[I.ROLE_LOGGER] = named.logger
    who[I.ROLE_USER] = user
    who[I.ROLE_CLIENT] = client
    who[I.ROLE_DEVICE] = device
    who[I.ROLE_VIA] = named.via
    if (named.isRequest) asked.keep({ user, client, device })
  }

  const askerOf = (bytes: Uint8Array): Asker => asked.of(bytes, from[A.CLASS]!, to[A.CLASS]!)

  function judge(bytes: Uint8Array, packet: number, sink: EntrySink): void {
    const [name, kind, outcome] = PACKETS.get(packet) ?? UNKNOWN
    const reason = packet === 2 || packet === REJECT ? number(bytes, A.REASON) : Number.NaN
    const refusal = packet === REJECT ? NPS.get(reason)?.class : undefined
    if (name !== '') sink.what[F.FACET_CODE] = words[packet] ??= sink.word(name)
    sink.what[F.FACET_CLASS] = classNumber(refusal ?? kind)
    sink.what[F.FACET_OUTCOME] = outcomeNumber(outcome)
    sink.what[F.FACET_PROTOCOL] = RADIUS
    if (Number.isNaN(reason)) return
    sink.what[F.FACET_SPACE1] = SPACE
    sink.what[F.FACET_VALUE1] = reason
  }

  function read(bytes: Uint8Array, sink: EntrySink): string | undefined {
    const packet = number(bytes, A.PACKET_TYPE)
    sink.time = times(bytes, from[A.DATE]!, to[A.DATE]!, from[A.TIME]!, to[A.TIME]!)
    if (Number.isNaN(sink.time)) return NO_MOMENT
    const asker = askerOf(bytes)
    last = namedIn(bytes, packet === REQUEST, asker, sink)
    setWho(bytes, last, asker, sink)
    judge(bytes, packet, sink)
    const type = number(bytes, A.AUTHENTICATION_TYPE)
    const authentication = PACKAGES.get(type)
    if (authentication !== undefined) sink.what[F.FACET_AUTH_PACKAGE] = packages[type] ??= sink.word(authentication)
    if (stated(A.POLICY)) sink.what[F.FACET_DETAIL] = sink.term(bytes, from[A.POLICY]!, to[A.POLICY]!)
    return undefined
  }

  return {
    read,
    timeOf: times,
    named: () => (last === undefined || remembered.length === MOST_NAMED ? -1 : remembered.push(last) - 1),
    readWho: (bytes, named, sink) => setWho(bytes, remembered[named]!, askerOf(bytes), sink),
  }
}

/** The last part of `contoso.com/Users/anna`; nobody where it has a blank: that is how a person is called, not an account. */
function endOfPath(bytes: Uint8Array, start: number, end: number, sink: EntrySink): number {
  let at = end
  while (at > start && bytes[at - 1] !== SLASH) at--
  return contains(bytes, at, end, BLANK) ? 0 : sink.identity(I.USER, bytes, at, end)
}
