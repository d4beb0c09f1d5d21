import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Turns } from './evidence/turns.ts'

/** Where the server reports about itself: counts, uris, durations; never text of the evidence. */
export interface Log {
  info(message: string): void
  error(message: string): void
}

/** Longer answers are worth a line in the log. Milliseconds. */
const SLOW = 100

/** Work goes on this long before whoever waits gets a turn. Milliseconds. */
const TURN = 15

/** Does work that may be long turn by turn, so that no request waits for another; it ends early, with undefined, where its answer is no longer wanted. */
export async function inTurns<T>(work: Turns<T>, token: { readonly isCancellationRequested: boolean }): Promise<T | undefined> {
  for (let start = performance.now(); ; ) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - start < TURN) continue
    await new Promise<void>(resolve => void setTimeout(resolve, 0))
    if (token.isCancellationRequested) return undefined
    start = performance.now()
  }
}

/**
 * Wraps a request: times it, turns cancellation into `RequestCancelled` and anything unexpected into an empty answer and one line of log. One bad record,
 * file or feature never takes the others down.
 */
export function guarded<P, R>(log: Log, name: string, empty: R, answer: (params: P, token: CancellationToken) => R | Promise<R>) {
  return async (params: P, token: CancellationToken): Promise<R | ResponseError> => {
    const start = performance.now()
    try {
      const result = await answer(params, token)
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`)
      return result
    } catch (problem) {
      log.error(`${name} failed: ${placeOf(problem)}`)
      return empty
    } finally {
      const took = Math.round(performance.now() - start)
      if (took > SLOW) log.info(`${name} took ${took} ms`)
    }
  }
}

/** What kind of problem it was and where it arose; never its message, which may quote a log. */
export function placeOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown problem'
  const place = problem.stack?.split('\n').find(line => /^\s+at /.test(line))
  return `${problem.name} ${place?.trim() ?? 'at an unknown place'}`
}
