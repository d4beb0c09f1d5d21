import type { StepFinding } from '../../../../shared/investigation.ts'
import type { Inquiry } from '../inquiry.ts'

/** What a step found. */
export type Finding = Omit<StepFinding, 'id' | 'title' | 'decision'>

/** One question of the checklist. `run` reads what is known and puts the answer into one plain sentence with its counts. */
export interface Step {
  readonly id: string
  /** As the question it asks. */
  readonly title: string
  run(inquiry: Inquiry): Finding
}

/** A step that has nothing to say beyond one sentence. */
export const found = (verdict: Finding['verdict'], because: string, more: Partial<Finding> = {}): Finding => ({
  verdict,
  because,
  evidence: [],
  ...more,
})

/** For steps that ask about failures: there are none in the open files. */
export function nothingToAskAbout({ subject, attempts, lockouts }: Inquiry): Finding | undefined {
  if (attempts.length + lockouts.length > 0) return undefined
  const { name } = subject.user
  return found('MISSING-DATA', `No open file has a failure or a lockout${name === '' ? '' : ` of ${name}`}.`)
}

/** For steps that ask which service took the password from a client: none did where nearly all failures are of a task or service that signed in by itself. */
export function noServiceAsked({ shape, attempts }: Inquiry): Finding | undefined {
  if (shape === undefined || shape.times < NEARLY_ALL * attempts.length) return undefined
  if (shape.kind === 'BATCH')
    return found('NOT-APPLICABLE', 'A scheduled task signed in by itself: no service took the password from a client.')
  if (shape.kind === 'SERVICE')
    return found('NOT-APPLICABLE', 'A service signed in with a password of its own: it took none from a client.')
  return undefined
}

const NEARLY_ALL = 0.8

/** `User1`, or "the user" where nobody is investigated. */
export const userOf = ({ subject }: Inquiry): string => subject.user.name.slice(0, 64) || 'the user'
