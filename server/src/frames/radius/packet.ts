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

/** Makes the draft of an entry out of the attributes of a packet. The answer is undefined, or the reason why there is no entry. One for each file. */
export function packetReader({ from, to }: Attributes): (bytes: Uint8Array, sink: EntrySink) => string | undefined {
  const times = monthFirstTimes()
  const asked = requests()
  /** The words of packets and of ways to sign in, once they were asked for. */
  const words: number[] = []
  const packages: number[] = []

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

  function user(bytes: Uint8Array, asker: Asker, sink: EntrySink): number {
    const named = identity(I.USER, bytes, accountSlot(bytes), sink) || asker.user
    return named || (stated(A.ACCOUNT) ? endOfPath(bytes, from[A.ACCOUNT]!, to[A.ACCOUNT]!, sink) : 0)
  }

  function people(bytes: Uint8Array, packet: number, sink: EntrySink): void {
    const { who } = sink
    const [start, end] = [from[A.CLASS]!, to[A.CLASS]!]
    const asker = asked.of(bytes, start, end)
    const calling = identity(I.IP, bytes, A.CALLING_STATION, sink)
    who[I.ROLE_USER] = user(bytes, asker, sink)
    who[I.ROLE_CLIENT] = calling || identity(I.IP, bytes, A.TUNNEL_CLIENT, sink) || asker.client
    who[I.ROLE_DEVICE] = (calling === 0 ? identity(I.DEVICE, bytes, A.CALLING_STATION, sink) : 0) || asker.device
    if (packet === REQUEST)
      asked.keep(bytes, start, end, { user: who[I.ROLE_USER], client: who[I.ROLE_CLIENT], device: who[I.ROLE_DEVICE] })
  }

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

  return (bytes, sink) => {
    const packet = number(bytes, A.PACKET_TYPE)
    sink.time = times(bytes, from[A.DATE]!, to[A.DATE]!, from[A.TIME]!, to[A.TIME]!)
    if (Number.isNaN(sink.time)) return 'no date and time where a record has them'
    sink.who[I.ROLE_LOGGER] = identity(I.HOST, bytes, A.COMPUTER, sink)
    people(bytes, packet, sink)
    sink.who[I.ROLE_VIA] =
      identity(I.HOST, bytes, A.CLIENT_ADDRESS, sink) ||
      identity(I.HOST, bytes, A.NAS_ADDRESS, sink) ||
      identity(I.HOST, bytes, A.NAS_IDENTIFIER, sink)
    judge(bytes, packet, sink)
    const type = number(bytes, A.AUTHENTICATION_TYPE)
    const authentication = PACKAGES.get(type)
    if (authentication !== undefined) sink.what[F.FACET_AUTH_PACKAGE] = packages[type] ??= sink.word(authentication)
    if (stated(A.POLICY)) sink.what[F.FACET_DETAIL] = sink.term(bytes, from[A.POLICY]!, to[A.POLICY]!)
    return undefined
  }
}

/** The last part of `contoso.com/Users/anna`; nobody where it has a blank: that is how a person is called, not an account. */
function endOfPath(bytes: Uint8Array, start: number, end: number, sink: EntrySink): number {
  let at = end
  while (at > start && bytes[at - 1] !== SLASH) at--
  return contains(bytes, at, end, BLANK) ? 0 : sink.identity(I.USER, bytes, at, end)
}
