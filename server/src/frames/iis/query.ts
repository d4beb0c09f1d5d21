import type { EntrySink } from '../../formats/format.ts'
import { isStated } from '../w3c/bytes.ts'

const PERCENT = 37
const AMPERSAND = 38
const EQUALS = 61
const LONGEST = 512

/** Where the value of a parameter lies in a query (`User=…&DeviceId=…`); empty where it has none. Name in lower case, found in any case. */
export interface Span {
  readonly start: number
  readonly end: number
}
const NONE: Span = { start: 0, end: 0 }

export function parameter(bytes: Uint8Array, start: number, end: number, name: string): Span {
  for (let at = start; at < end; ) {
    const stop = indexOf(bytes, AMPERSAND, at, end)
    const value = at + name.length + 1
    if (value <= stop && bytes[value - 1] === EQUALS && begins(bytes, at, name)) return { start: value, end: stop }
    at = stop + 1
  }
  return NONE
}

/** An identity that a parameter names, whose letters may be escaped (`User=CONTOSO%5CUser1`); 0 where it names none. */
export function identityIn(kind: number, name: string, bytes: Uint8Array, from: number, to: number, sink: EntrySink): number {
  const { start, end } = parameter(bytes, from, to, name)
  if (!isStated(bytes, start, end)) return 0
  if (!bytes.subarray(start, end).includes(PERCENT)) return sink.identity(kind, bytes, start, end)
  return sink.identityOf(kind, unescaped(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST)))))
}

/** A value without its percent signs; as it is where they are none of an address. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function indexOf(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  let i = start
  while (i < end && bytes[i] !== wanted) i++
  return i
}

function begins(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (lower(bytes[at + i]!) !== name.charCodeAt(i)) return false
  return true
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)
