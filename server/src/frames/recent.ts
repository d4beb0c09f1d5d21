/** What was kept last under some numbers; when there are too many, the one kept longest ago goes. */
export interface Recent<T> {
  keep(key: number, value: T): void
  /** Keeps under a number what was kept there, or else longest ago where there are too many, to be changed; else a new one. */
  renew(key: number, made: () => T): T
  of(key: number): T | undefined
  drop(key: number): void
  /** What is kept, the oldest first. */
  values(): Iterable<T>
  /** Drops what does not hold any more. */
  keepOnly(holds: (value: T) => boolean): void
}

export function recent<T>(most: number): Recent<T> {
  const kept = new Map<number, T>()
  // Goes on behind what it said was the oldest: one that began anew would pass over all that went before.
  const byAge = kept.keys()
  return {
    keep: (key, value) => {
      kept.delete(key)
      kept.set(key, value)
      if (kept.size > most) kept.delete(byAge.next().value!)
    },
    renew: (key, made) => {
      let value = kept.get(key)
      if (value !== undefined) kept.delete(key)
      else if (kept.size < most) value = made()
      else {
        const oldest = byAge.next().value!
        value = kept.get(oldest)!
        kept.delete(oldest)
      }
      kept.set(key, value)
      return value
    },
    of: key => kept.get(key),
    drop: key => void kept.delete(key),
    values: () => kept.values(),
    keepOnly: holds => kept.forEach((value, key) => holds(value) || kept.delete(key)),
  }
}
