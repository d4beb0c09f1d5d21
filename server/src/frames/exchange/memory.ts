/** Sessions that are remembered at a time; a server has fewer open. */
const MOST_SESSIONS = 4096

/** What is known of the sessions of a log so far, by the id of their identity. The oldest are forgotten. */
export interface SessionMemory<State> {
  /** The state of a session, made when it is first asked for. */
  of(session: number): State
  forget(session: number): void
}

export function sessionMemory<State>(fresh: () => State): SessionMemory<State> {
  const states = new Map<number, State>()
  return {
    of: session => {
      const known = states.get(session)
      if (known !== undefined) return known
      const state = fresh()
      // Rows without a session have nothing in common.
      if (session === 0) return state
      states.set(session, state)
      if (states.size > MOST_SESSIONS) forgetOldest(states)
      return state
    },
    forget: session => void states.delete(session),
  }
}

function forgetOldest<State>(states: Map<number, State>): void {
  const [oldest] = states.keys()
  if (oldest !== undefined) states.delete(oldest)
}
