/** A call that happens once its callers have been quiet for a while; `dispose` forgets the call that still waits. */
export interface QuietCall {
  (): void
  dispose(): void
}

/** Gathers calls in a row into one, `milliseconds` after the last. */
export function whenQuiet(milliseconds: number, action: () => void): QuietCall {
  let timer: ReturnType<typeof setTimeout> | undefined
  const call = (): void => {
    clearTimeout(timer)
    timer = setTimeout(action, milliseconds)
  }
  return Object.assign(call, { dispose: () => clearTimeout(timer) })
}
