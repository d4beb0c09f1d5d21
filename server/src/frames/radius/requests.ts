/** Requests that are remembered at least (at most twice as many) until their answer is read; a server has fewer open at a time. */
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
  let young = new Map<number, Asker>()
  let old = young
  return {
    keep(bytes, start, end, asker) {
      if (start >= end) return
      young.set(classOf(bytes, start, end), asker)
      // The older half is forgotten at once: to forget one after the other costs as much as all else.
      if (young.size >= MOST) {
        old = young
        young = new Map()
      }
    },
    of(bytes, start, end) {
      if (start >= end) return NOBODY
      const key = classOf(bytes, start, end)
      return young.get(key) ?? old.get(key) ?? NOBODY
    },
  }
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
