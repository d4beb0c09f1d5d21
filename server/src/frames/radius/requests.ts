import { firstBytes, wordAt, wordsOf } from '../../model/memory.ts'

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
  /** Nobody where no request with that Class is remembered. */
  of(bytes: Uint8Array, start: number, end: number): Asker
  /** Keeps whom the request with the Class that was asked about last names. */
  keep(asker: Asker): void
}

/** The key of packets without Class, which have nothing to do with each other. */
const NO_CLASS = -1

export function requests(): Requests {
  let young = new Map<number, Asker>()
  let old = young
  let key = NO_CLASS
  const classOf = classReader()
  return {
    of(bytes, start, end) {
      key = start < end ? classOf(bytes, start, end) : NO_CLASS
      return young.get(key) ?? old.get(key) ?? NOBODY
    },
    keep(asker) {
      if (key === NO_CLASS) return
      young.set(key, asker)
      // The older half is forgotten at once: to forget one after the other costs as much as all else.
      if (young.size >= MOST) {
        old = young
        young = new Map()
      }
    },
  }
}

/**
 * Reads a Class as a number of 52 bits: two remainders of its bytes, four at a time, each of 26. That two of the requests that are remembered share one is out of
 * question. Source of the method: polynomial hashing by two different multipliers (Rabin, Karp).
 */
function classReader(): (bytes: Uint8Array, start: number, end: number) => number {
  let seen: Uint8Array = new Uint8Array(0)
  let words = wordsOf(seen)
  // The bytes have room behind them (`bytesWithRoom`).
  return (bytes, start, end) => {
    if (bytes !== seen) words = wordsOf((seen = bytes))
    const position = bytes.byteOffset + start
    let low = end - start
    let high = 1
    for (let done = 0; done < end - start; done += 4) {
      const word = wordAt(words, position + done) & firstBytes(end - start - done)
      low = Math.imul(low ^ word, 0x9e3779b1)
      low ^= low >>> 15
      high = Math.imul(high ^ word, 0x85ebca6b) + 0x3c6ef372
      high ^= high >>> 13
    }
    return (high >>> 6) * 0x4000000 + (low & 0x3ffffff)
  }
}
