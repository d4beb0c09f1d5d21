const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const A = 97
const Z = 122

const isLetter = (byte: number): boolean => (byte | 32) >= A && (byte | 32) <= Z

/** The number of the month whose English name, in three letters, stands as a word of its own in the range; 0 for none. */
export function monthIn(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 3 <= end; at++) {
    if (!isLetter(bytes[at]!)) continue
    const first = at
    while (at < end && isLetter(bytes[at]!)) at++
    if (at - first !== 3) continue
    const month = MONTHS.indexOf(String.fromCharCode(...bytes.subarray(first, at)).toLowerCase())
    if (month >= 0) return month + 1
  }
  return 0
}
