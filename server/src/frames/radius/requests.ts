/** Requests that are remembered until their answer is read; a server has fewer open at a time. */
const MOST = 4096

/** Who a request names, as identity ids; 0 is nobody. */
export interface Asker {
  readonly user: number
  readonly client: number
  readonly device: number
}

const NOBODY: Asker = { user: 0, client: 0, device: 0 }

/** Whom the last requests named, by the Class that joins a request with its answer: the answer itself does not repeat it. */
export interface Requests {
  keep(bytes: Uint8Array, start: number, end: number, asker: Asker): void
  /** Nobody where no request with that Class is remembered. */
  of(bytes: Uint8Array, start: number, end: number): Asker
}

export function requests(): Requests {
  const askers = new Map<number, Asker>()
  return {
    keep(bytes, start, end, asker) {
      if (start >= end) return
      const key = classOf(bytes, start, end)
      askers.delete(key)
      askers.set(key, asker)
      if (askers.size > MOST) forgetOldest(askers)
    },
    of: (bytes, start, end) => (start >= end ? NOBODY : (askers.get(classOf(bytes, start, end)) ?? NOBODY)),
  }
}

function forgetOldest(askers: Map<number, Asker>): void {
  const [oldest] = askers.keys()
  if (oldest !== undefined) askers.delete(oldest)
}

/**
 * A Class as a number of 52 bits: two remainders of its bytes, each of 26. That two of the requests that are remembered share one is out of question.
 * Source of the method: polynomial hashing by two different multipliers (Rabin, Karp).
 */
function classOf(bytes: Uint8Array, start: number, end: number): number {
  let low = 1
  let high = 1
  for (let i = start; i < end; i++) {
    low = (Math.imul(low, 16_777_619) + bytes[i]!) >>> 0
    high = (Math.imul(high, 1_664_525) + bytes[i]! + 1_013_904_223) >>> 0
  }
  return (high >>> 6) * 0x4000000 + ((low ^ (low >>> 13)) & 0x3ffffff)
}
