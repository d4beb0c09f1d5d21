import { type Investigation, INVESTIGATION_SCHEMA, type StepFinding } from '../../../shared/investigation.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { atOnce, type Turns } from '../evidence/turns.ts'
import { conclude } from './conclude.ts'
import { sourceFile, timelineOf, withDecision } from './document.ts'
import { stated } from './grouping.ts'
import { type Inquiry, inquiring } from './inquiry.ts'
import { refTo } from './references.ts'
import { remedyOf } from './remedy.ts'
import { STEPS } from './steps/allSteps.ts'
import type { Finding } from './steps/step.ts'
import { trailOf } from './trail.ts'
import { iso, quoted } from './wording.ts'

export interface InvestigateOptions {
  /** The account to look at: `DOMAIN\user`, `user@domain` or the bare name. Without it, the one most locked out. */
  readonly user?: string
}

/**
 * What a snapshot says about one user's lockouts, step by step, with the evidence of each sentence: the document that panel and command line draw. A pure
 * function: the same snapshot gives the same document. It names a client only on evidence, and says "cannot be tested" where it cannot.
 */
export const investigate = (snapshot: Snapshot, options: InvestigateOptions = {}): Investigation => atOnce(investigating(snapshot, options))

/** The same, turn by turn. */
export function* investigating(snapshot: Snapshot, options: InvestigateOptions): Turns<Investigation> {
  const inquiry = yield* inquiring(snapshot, options.user)
  const { user, chosen } = inquiry.subject
  const { culprits, candidates } = conclude(inquiry)
  yield
  const decisions = snapshot.case.decisions ?? []
  const steps: StepFinding[] = []
  for (const step of STEPS) {
    steps.push(withDecision({ id: step.id, title: step.title, ...withoutEmpty(step.run(inquiry)) }, decisions))
    yield
  }
  return {
    schema: INVESTIGATION_SCHEMA,
    subject: { user: quoted(user.name), ...(user.domain === '' ? {} : { domain: quoted(user.domain) }), chosen },
    scope: inquiry.company.scope,
    sources: snapshot.files.map(file => sourceFile(inquiry, file)),
    lockouts: inquiry.lockouts.map(({ row }) => refTo(row)),
    attempts: counts(inquiry),
    cadence: cadenceOf(inquiry),
    steps,
    culprits,
    candidates,
    remedy: remedyOf(inquiry),
    trail: trailOf(inquiry),
    timeline: timelineOf(inquiry),
  }
}

/** Lists of a finding that hold nothing are left out. */
function withoutEmpty({ eliminated = [], remaining = [], collect = [], ...finding }: Finding): Finding {
  return {
    ...finding,
    ...(eliminated.length === 0 ? {} : { eliminated }),
    ...(remaining.length === 0 ? {} : { remaining }),
    ...(collect.length === 0 ? {} : { collect }),
  }
}

function counts({ attempts }: Inquiry): Investigation['attempts'] {
  const badPassword = attempts.filter(attempt => attempt.class === 'bad-password').length
  const [first, last] = [attempts[0], attempts.at(-1)]
  return {
    badPassword,
    lockedOut: attempts.length - badPassword,
    ...stated({ first: first === undefined ? undefined : iso(first.at), last: last === undefined ? undefined : iso(last.at) }),
  }
}

function cadenceOf({ rhythm }: Inquiry): Investigation['cadence'] {
  if (rhythm === undefined) return null
  if (rhythm.periodSeconds === 0) return { kind: rhythm.kind }
  const { periodSeconds, jitterSeconds, kept, intervals, kind } = rhythm
  return { periodSeconds, jitterSeconds, share: Math.round((kept / intervals) * 1000) / 1000, kind }
}

/** Investigations that are asked for again are given again: by account, of the latest snapshot. */
export function investigator(): (snapshot: Snapshot, user: string | undefined) => Turns<Investigation> {
  let of: Snapshot | undefined
  let found = new Map<string | undefined, Investigation>()
  return function* (snapshot, user) {
    if (of !== snapshot) found = new Map()
    of = snapshot
    const latest = found
    const known = latest.get(user) ?? (yield* investigating(snapshot, user === undefined ? {} : { user }))
    latest.set(user, known)
    return known
  }
}
