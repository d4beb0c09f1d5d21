import { UNKNOWN } from '../alike/core.ts'
import { ADDED } from '../alike/groups.ts'
import type { SlotGroup } from '../alike/slots.ts'
import * as A from './attributes.ts'
import type { Attributes, PacketReader } from './packet.ts'

/** The questions that packets answer alike (`frames/alike`): whom they name, who takes part, and what happened. */
export const NAMED = 0
export const WHO = 1
export const WHAT = 2
export const PACKET_GROUPS: readonly SlotGroup[] = [
  {
    slots: [
      A.PACKET_TYPE,
      A.COMPUTER,
      A.USER_NAME,
      A.ACCOUNT,
      A.SAM_ACCOUNT,
      A.CALLING_STATION,
      A.TUNNEL_CLIENT,
      A.CLIENT_ADDRESS,
      A.NAS_ADDRESS,
      A.NAS_IDENTIFIER,
    ],
  },
  { slots: [A.CLASS], with: NAMED },
  { slots: [A.PACKET_TYPE, A.REASON, A.AUTHENTICATION_TYPE, A.POLICY] },
]
/** The attributes that the who of a packet is read from where it is known whom it names. */
export const WHO_SLOTS = [A.CLASS, A.ACCOUNT]

/** Says what the packet that was read last answers. */
export interface Told {
  readonly says: Int32Array
  who(): void
  all(): void
  /** Its values stand in other columns than those that were asked about. */
  nothing(): void
}

export function tellOf({ from, to }: Attributes, reader: PacketReader): Told {
  const says = new Int32Array(PACKET_GROUPS.length).fill(ADDED)
  // Packets of one Class tell of each other.
  const who = (): void => void (says[WHO] = to[A.CLASS]! > from[A.CLASS]! ? UNKNOWN : ADDED)
  return {
    says,
    who,
    all: () => {
      says[NAMED] = reader.named()
      who()
      says[WHAT] = ADDED
    },
    nothing: () => void says.fill(UNKNOWN),
  }
}
