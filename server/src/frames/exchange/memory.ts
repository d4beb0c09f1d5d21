import { recent } from '../recent.ts'

/** Sessions that are remembered at a time; a server has fewer open. */
const MOST_SESSIONS = 4096

/** What is known of the sessions of a log so far, by the id of their identity. The oldest are forgotten. */
export interface SessionMemory<State> {
  /** The state of a session, made when it is first asked for. */
  of(session: number): State
  forget(session: number): void
}

export function sessionMemory<State>(fresh: () => State): SessionMemory<State> {
  const states = recent<State>(MOST_SESSIONS)
  return {
    of: session => {
      const known = states.of(session)
      if (known !== undefined) return known
      const state = fresh()
      // Rows without a session have nothing in common.
      if (session !== 0) states.keep(session, state)
      return state
    },
    forget: session => states.drop(session),
  }
}
