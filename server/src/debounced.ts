/** A function that runs once its callers have been quiet for a while, apart for every key. */
export interface Debounced<T> {
  (key: string, value: T): void
  /** What was asked for a key is no longer wanted. */
  cancel(key: string): void
}

export function debounced<T>(milliseconds: number, action: (value: T) => void): Debounced<T> {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const cancel = (key: string): void => {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }
  const ask = (key: string, value: T): void => {
    cancel(key)
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key)
        action(value)
      }, milliseconds),
    )
  }
  return Object.assign(ask, { cancel })
}
