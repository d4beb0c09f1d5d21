import type { Library } from './library.ts'

/** Between two looks at the logs that are being written. Milliseconds. */
const PAUSE = 2000

/** Looks at the logs that are being written, again and again until it is stopped, whatever goes wrong. */
export interface Looking {
  start(): void
  stop(): void
}

export function looking(library: Pick<Library, 'poll'>, problem: (what: string, problem: unknown) => void): Looking {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const look = (): Promise<void> => library.poll().catch((why: unknown) => problem('looking at live logs', why))
  const start = (): void => {
    if (!isStopped) timer = setTimeout(() => void look().finally(start), PAUSE)
  }
  const stop = (): void => {
    isStopped = true
    clearTimeout(timer)
  }
  return { start, stop }
}
