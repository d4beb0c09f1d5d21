import type { InvestigateResult } from '../../../shared/requests.ts'
import type { ChecklistServer } from './checklistServer.ts'

export type Investigated = InvestigateResult

/** Investigations one after another: while one runs, any number of changes ask for just one more; answers for another user are dropped. */
export interface Investigations {
  latest(): Investigated | undefined
  /** Investigates this user from now on; undefined leaves the choice to the server. */
  of(user: string | undefined): void
  again(): void
  /** What is known is no longer true, and nobody looks at it. */
  forget(): void
}

/** Told the answer, or why there is none. */
export interface InvestigationListener {
  found(investigated: Investigated): void
  failed(message: string): void
}

export function investigations(server: ChecklistServer, listener: InvestigationListener): Investigations {
  let user: string | undefined
  let latest: Investigated | undefined
  let running = false
  let wanted = false
  const run = async (): Promise<void> => {
    running = true
    while (wanted) {
      wanted = false
      const asked = user
      try {
        const answer = await server.investigate(asked)
        if (asked !== user) continue
        latest = answer
        listener.found(answer)
      } catch (error) {
        listener.failed(
          `The investigation could not be made: ${error instanceof Error ? error.message : String(error)}. Change a file or choose the account again to retry.`,
        )
      }
    }
    running = false
  }
  const again = (): void => {
    wanted = true
    if (!running) void run()
  }
  return {
    latest: () => latest,
    of(next) {
      if (next !== user) latest = undefined
      user = next
      again()
    },
    again,
    forget() {
      latest = undefined
    },
  }
}
