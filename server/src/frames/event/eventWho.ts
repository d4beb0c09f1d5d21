import type { EntrySink } from '../../formats/format.ts'
import * as I from '../../model/identity.ts'
import type { Memory } from '../form/form.ts'
import { contains, logonIdIn } from './bytesOf.ts'
import type { EventKind } from './judge.ts'
import { slotMemo } from './slotMemo.ts'
import * as S from './slots.ts'
import { type Slots, slotValues } from './slotValues.ts'

const LOCAL_SYSTEM = 0x3e7
const DOLLAR = 36
const AT = 64

/** What else names somebody in an event beside user, source and client. */
const SETTING = [
  S.COMPUTER,
  S.SUBJECT,
  S.SUBJECT_DOMAIN,
  S.CALLER,
  S.CALLER_DOMAIN,
  S.ACCOUNT,
  S.ACCOUNT_DOMAIN,
  S.PROCESS_ID,
  S.SECURE_CHANNEL,
  S.TARGET_SERVER,
  S.CALLING_STATION,
]
/** All that names somebody in an event that says which machine wrote it. */
export const NAMING = [S.USER, S.DOMAIN, S.STATION, S.ADDRESS, ...SETTING]

/** Settings that are told apart in one log; events in others are read in full. */
const SETTINGS = 512
/** Ids that fit beside the number of a setting. */
const MOST_IDS = 1 << 22

export interface EventWho {
  (memory: Memory, kind: EventKind, sink: EntrySink): void
  /** The same of an event that is known to be new. */
  readonly draft: (bytes: Uint8Array, subjectIsUser: boolean, sink: EntrySink) => void
}

/**
 * States who appears in an event. The same users come from the same machines again and again, in a few settings: these recall the who of an earlier event.
 * One for each file.
 */
export function eventWho(slots: Slots): EventWho {
  const { from, to } = slots
  const { stated, named, code, identity } = slotValues(slots)
  const settings = slotMemo(SETTING)
  const numbers = new Int32Array(settings.places).fill(-1)
  let count = 0

  function account(bytes: Uint8Array, name: number, domain: number, sink: EntrySink): number {
    if (!named(bytes, name)) return 0
    const whole = !stated(domain) || contains(bytes, from[name]!, to[name]!, AT)
    if (whole) return sink.identity(I.USER, bytes, from[name]!, to[name]!)
    return sink.pair(I.USER, bytes, from[name]!, to[name]!, from[domain]!, to[domain]!)
  }

  /** User and caller: what stands under a target's heading is the user, what stands under a subject's asked for it. */
  function accounts(bytes: Uint8Array, target: number, subjectIsUser: boolean, sink: EntrySink): void {
    const flat = account(bytes, S.ACCOUNT, S.ACCOUNT_DOMAIN, sink)
    const subject = account(bytes, S.SUBJECT, S.SUBJECT_DOMAIN, sink) || (target === 0 ? 0 : flat)
    const caller = account(bytes, S.CALLER, S.CALLER_DOMAIN, sink) || subject
    const alone = target === 0 && (subjectIsUser || flat !== 0)
    sink.who[I.ROLE_USER] = alone ? subject || flat : target
    sink.who[I.ROLE_CALLER] = alone && caller === subject ? 0 : caller
  }

  function machines(bytes: Uint8Array, sink: EntrySink): void {
    sink.who[I.ROLE_LOGGER] = identity(I.HOST, bytes, S.COMPUTER, sink)
    sink.who[I.ROLE_SOURCE] = identity(I.HOST, bytes, S.STATION, sink)
    sink.who[I.ROLE_CLIENT] = identity(I.IP, bytes, S.ADDRESS, sink)
    sink.who[I.ROLE_VIA] = identity(I.HOST, bytes, S.SECURE_CHANNEL, sink)
    sink.who[I.ROLE_SERVER] = identity(I.HOST, bytes, S.TARGET_SERVER, sink)
    sink.who[I.ROLE_DEVICE] = identity(I.DEVICE, bytes, S.CALLING_STATION, sink)
    sink.who[I.ROLE_PROCESS] = process(bytes, sink)
  }

  /** A PID belongs to the machine that wrote the event; where none is written, to the machine whose own account (NAME$, LocalSystem) asked. */
  function process(bytes: Uint8Array, sink: EntrySink): number {
    if (!named(bytes, S.PROCESS_ID) || code(bytes, S.PROCESS_ID) === 0) return 0
    const [start, end] = [from[S.PROCESS_ID]!, to[S.PROCESS_ID]!]
    if (named(bytes, S.COMPUTER)) return sink.pair(I.PROCESS, bytes, start, end, from[S.COMPUTER]!, to[S.COMPUTER]!)
    const machine = systemOf(bytes, S.CALLER, S.CALLER_LOGON_ID) || systemOf(bytes, S.SUBJECT, S.SUBJECT_LOGON_ID)
    return sink.pair(I.PROCESS, bytes, start, end, from[machine]!, machine === 0 ? from[machine]! : to[machine]! - 1)
  }

  /** The slot of a machine account that runs as LocalSystem; 0 where it is none. */
  function systemOf(bytes: Uint8Array, name: number, logonId: number): number {
    if (!stated(name) || bytes[to[name]! - 1] !== DOLLAR || !stated(logonId)) return 0
    return logonIdIn(bytes, from[logonId]!, to[logonId]!) === LOCAL_SYSTEM ? name : 0
  }

  /** The number of the setting of an event; -1 where it is new. */
  function setting(memory: Memory): number {
    const place = settings.recall(memory, slots)
    if (place >= 0) return numbers[place]!
    if (count < SETTINGS) numbers[settings.learn(memory, slots)] = count++
    return -1
  }

  /**
   * Whether user, source, client and setting recall the who of an earlier event. Everybody in a known setting has an id already, so that new ones get theirs in
   * the order in which they are read otherwise. Numbers below 0 are those of no other reader.
   */
  function isRecalled(memory: Memory, user: number, sink: EntrySink): boolean {
    if (user === 0 || !named(memory.bytes, S.COMPUTER)) return false
    const number = setting(memory)
    if (number < 0) return false
    const source = identity(I.HOST, memory.bytes, S.STATION, sink)
    const client = identity(I.IP, memory.bytes, S.ADDRESS, sink)
    return source < MOST_IDS && sink.recall(user, client, ~(source * SETTINGS + number))
  }

  const readWho = (memory: Memory, kind: EventKind, sink: EntrySink): void => {
    const { bytes } = memory
    const user = account(bytes, S.USER, S.DOMAIN, sink)
    if (kind.isRemembered && isRecalled(memory, user, sink)) return
    accounts(bytes, user, kind.subjectIsUser, sink)
    machines(bytes, sink)
  }
  const draft: EventWho['draft'] = (bytes, subjectIsUser, sink) => {
    accounts(bytes, account(bytes, S.USER, S.DOMAIN, sink), subjectIsUser, sink)
    machines(bytes, sink)
  }
  return Object.assign(readWho, { draft })
}
