const A = 97
const Z = 122

/** Three letters as one number, in lower case. */
const keyOf = (a: number, b: number, c: number): number => ((a | 32) << 16) | ((b | 32) << 8) | c | 32

const months = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (name, i) => [keyOf(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)), i + 1] as const,
  ),
)

const isLetter = (byte: number): boolean => (byte | 32) >= A && (byte | 32) <= Z

/** The number of the month whose English name, in three letters, stands as a word of its own in the range; 0 for none. */
export function monthIn(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 3 <= end; at++) {
    if (!isLetter(bytes[at]!)) continue
    const first = at
    while (at < end && isLetter(bytes[at]!)) at++
    const month = at - first === 3 ? months.get(keyOf(bytes[first]!, bytes[first + 1]!, bytes[first + 2]!)) : undefined
    if (month !== undefined) return month
  }
  return 0
}
