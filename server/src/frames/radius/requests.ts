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
  const askers = new Map<string, Asker>()
  return {
    keep(bytes, start, end, asker) {
      if (start >= end) return
      const key = classOf(bytes, start, end)
      askers.delete(key)
      askers.set(key, asker)
      const [oldest] = askers.keys()
      if (askers.size > MOST && oldest !== undefined) askers.delete(oldest)
    },
    of: (bytes, start, end) => (start >= end ? NOBODY : (askers.get(classOf(bytes, start, end)) ?? NOBODY)),
  }
}

const classOf = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 256)))
