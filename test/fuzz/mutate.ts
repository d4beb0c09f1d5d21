/** Numbers without a pattern that are the same for the same seed: mulberry32. */
export interface Chance {
  /** A whole number from 0 up to `below`, exclusive. */
  readonly below: (limit: number) => number
  /** Holds once in so many times. */
  readonly once: (inTimes: number) => boolean
  readonly pick: <T>(all: readonly T[]) => T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return { below, once: inTimes => below(inTimes) === 0, pick: all => all[below(all.length)]! }
}

/** What damaged, hostile or odd logs hold: ends of quotes and tags, signs with a meaning, numbers without one, other encodings, long runs. */
const ODD: readonly Uint8Array[] = [
  '"',
  "'",
  '""',
  '\r',
  '\n',
  '\r\r\n',
  '\0',
  '\0'.repeat(40),
  '\t',
  ',',
  ';',
  '|',
  '=',
  ':',
  '[',
  ']',
  '{',
  '}',
  '(',
  '<',
  '>',
  '</',
  '<![CDATA[',
  '<!--',
  '&#x41;',
  '&amp',
  '\\',
  '\\u00e9',
  '\\"',
  '%0',
  '-',
  '+',
  '#',
  '#Fields: date time c-ip\r\n',
  '0x',
  '0xFFFFFFFFFFFF',
  '99999999999999999999',
  '-1',
  '00/00/0000',
  '12/31/9999 25:61:61',
  '::ffff:10.1.5.77',
  '1.2.3.4.5',
  'é',
  'ÿþ',
  '\u202E',
  '\u{1F511}',
  'Event ID:',
  '<script>alert(1)</script>',
  '[x](command:y)',
  'A'.repeat(3000),
  ' '.repeat(500),
  '"'.repeat(64),
].map(text => new TextEncoder().encode(text))

const MOST_CHANGES = 4

/** A record with a few changes: bytes turned, cut out, put in, said twice, broken off. */
export function mutated(record: Uint8Array, { below, once, pick }: Chance): Uint8Array {
  let bytes = record
  for (let change = below(MOST_CHANGES); change >= 0; change--) {
    const at = below(bytes.length + 1)
    const end = Math.min(bytes.length, at + 1 + below(24))
    const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
    const kind = below(6)
    if (kind === 0) bytes = joined([before, part.map(byte => byte ^ (1 << below(8))), after])
    else if (kind === 1) bytes = joined([before, after])
    else if (kind === 2) bytes = joined([before, pick(ODD), part, after])
    else if (kind === 3) bytes = joined([before, part, part, after])
    else if (kind === 4) bytes = joined([before, Uint8Array.from({ length: 1 + below(12) }, () => below(256)), after])
    else if (once(3)) bytes = before
  }
  return bytes
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
