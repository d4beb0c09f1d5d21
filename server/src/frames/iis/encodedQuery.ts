import type { EntrySink } from '../../formats/format.ts'
import { DEVICE } from '../../model/identity.ts'

/**
 * The encoded form of an ActiveSync query: base64 of version (1 byte), command (1), locale (2), device id, policy key and device type (each with its
 * length before it), then parameters (tag, length, value). Source: MS-ASHTTP 2.2.1.1.1.1.
 */
const VERSIONS: ReadonlySet<number> = new Set([120, 121, 140, 141, 160, 161])
const DEVICE_AT = 4
const USER_TAG = 8
const LONGEST_DEVICE = 64
/** Bytes that are decoded; a device id that is no text is spelled behind them in hexadecimal digits. */
const MOST_BYTES = 512
const SCRATCH = new Uint8Array(MOST_BYTES + 4 * LONGEST_DEVICE)
const HEX = new TextEncoder().encode('0123456789ABCDEF')
const PERCENT = 37
const AMPERSAND = 38
const NO_DIGIT = 255

const BASE64: Uint8Array = new Uint8Array(256).fill(NO_DIGIT)
new TextEncoder()
  .encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  .forEach((letter, digit) => void (BASE64[letter] = digit))
BASE64[45] = 62
BASE64[95] = 63

/** Whether a query can be the encoded form: by the first six bits of its version, `j` for 14, `o` for 16, `e` for 12. */
export const isEncoded = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start > 8 && (bytes[start] === 106 || bytes[start] === 111 || bytes[start] === 101)

/** The device (or the user) that an encoded query names, 0 where it names none. */
export function encodedIdentity(kind: number, bytes: Uint8Array, start: number, end: number, sink: EntrySink): number {
  const length = decode(bytes, start, end)
  const device = SCRATCH[DEVICE_AT]!
  const behind = DEVICE_AT + 1 + device
  if (!VERSIONS.has(SCRATCH[0]!) || device === 0 || device > LONGEST_DEVICE || behind > length) return 0
  return kind === DEVICE ? deviceIn(behind - device, behind, sink) : userIn(behind, length, kind, sink)
}

/** A device id of letters and digits as it is, another (a GUID) by its bytes, as Exchange shows it. */
function deviceIn(start: number, end: number, sink: EntrySink): number {
  if (SCRATCH.subarray(start, end).every(byte => byte > 32 && byte < 127)) return sink.identity(DEVICE, SCRATCH, start, end)
  let at = MOST_BYTES
  for (let i = start; i < end; i++) {
    SCRATCH[at++] = HEX[SCRATCH[i]! >> 4]!
    SCRATCH[at++] = HEX[SCRATCH[i]! & 15]!
  }
  return sink.identity(DEVICE, SCRATCH, MOST_BYTES, at)
}

/** The user among the parameters, which stand behind policy key and device type. */
function userIn(policy: number, length: number, kind: number, sink: EntrySink): number {
  const type = policy + 1 + SCRATCH[policy]!
  let at = type + 1 + (type < length ? SCRATCH[type]! : 0)
  while (at + 1 < length) {
    const value = at + 2
    const end = value + SCRATCH[at + 1]!
    if (SCRATCH[at] === USER_TAG && end <= length) return sink.identity(kind, SCRATCH, value, end)
    at = end
  }
  return 0
}

/** Decodes a query up to its end, to `&`, or to what is no base64, and returns how many bytes that gave. */
function decode(bytes: Uint8Array, start: number, end: number): number {
  let length = 0
  let bits = 0
  let count = 0
  for (let i = start; i < end && length < MOST_BYTES; i++) {
    const escaped = bytes[i] === PERCENT
    const digit = BASE64[escaped ? escapedByte(bytes, i) : bytes[i]!]!
    if (bytes[i] === AMPERSAND || digit === NO_DIGIT) break
    if (escaped) i += 2
    bits = ((bits << 6) | digit) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    SCRATCH[length++] = (bits >> count) & 0xff
  }
  return length
}

/** The byte of `%2B`; 0 where it is none. */
const escapedByte = (bytes: Uint8Array, at: number): number => (hexDigit(bytes[at + 1]) << 4) | hexDigit(bytes[at + 2])

function hexDigit(byte = 0): number {
  const digit = byte <= 57 ? byte - 48 : (byte | 32) - 87
  return digit >= 0 && digit < 16 ? digit : 0
}
