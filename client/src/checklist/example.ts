import type { Investigation, StepFinding } from '../../../shared/investigation.ts'

/** A small invented investigation for the tests: three failures, two of which a client explains. */
export const example: Investigation = {
  schema: 'lockout-trail/investigation@1',
  subject: { user: 'User1', domain: 'CONTOSO' },
  sources: [{ path: 'DC01.txt', format: 'security-text', entries: 4, gaps: 0, clock: { basis: 'utc', how: 'stated' } }],
  lockouts: [{ path: 'DC01.txt', line: 40 }],
  attempts: { badPassword: 2, lockedOut: 1 },
  cadence: null,
  steps: [step('S01'), step('S14', { evidence: Array.from({ length: 30 }, (_, i) => ({ path: 'smtp/ex.log', line: i + 1 })) })],
  culprits: [culprit()],
  candidates: [culprit(), { kind: 'ip', value: '10.1.5.41', matched: 0, of: 3 }],
  remedy: [],
  timeline: {
    attempts: [
      { at: '2006-09-12T22:02:00.000Z', class: 'locked-out', ref: { path: 'DC01.txt', line: 50 } },
      { at: '2006-09-12T22:00:00.000Z', class: 'bad-password', ref: { path: 'DC01.txt', line: 10 } },
      { at: '2006-09-12T22:01:00.000Z', class: 'bad-password', ref: { path: 'DC01.txt', line: 30 } },
    ],
    lockouts: [{ at: '2006-09-12T22:01:01.000Z', ref: { path: 'DC01.txt', line: 40 } }],
  },
}

export function step(id: string, changes: Partial<StepFinding> = {}): StepFinding {
  return { id, title: `Title of ${id}`, verdict: 'SUPPORTED', because: `Sentence of ${id}.`, evidence: [], ...changes }
}

function culprit(): Investigation['culprits'][number] {
  return {
    ...{ kind: 'ip', value: '10.1.5.77', matched: 2, of: 3, log10p: -9 },
    sessionTimes: ['2006-09-12T22:01:00.300Z', '2006-09-12T22:00:00.300Z'],
    pairs: [
      { attempt: { path: 'DC01.txt', line: 10 }, session: { path: 'smtp/ex.log', line: 7 }, seconds: 0.3 },
      { attempt: { path: 'DC01.txt', line: 30 }, session: { path: 'smtp/ex.log', line: 9 }, seconds: 0.3 },
    ],
    unexplained: [{ attempt: { path: 'DC01.txt', line: 50 } }],
  }
}
