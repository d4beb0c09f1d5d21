import type { PanelDocument, PanelSource, PanelStep } from '../../shared/panelMessages.ts'

/** A small invented document for the tests: failures each minute from 22:00 UTC, one client that meets them and one that does not. */
export const start = Date.parse('2006-09-12T22:00:00Z')

export function step(id: string, changes: Partial<PanelStep> = {}): PanelStep {
  return {
    ...{ id, title: `Title of ${id}`, verdict: 'SUPPORTED' as const, because: `Sentence of ${id}.` },
    ...{ evidence: [], evidenceCount: 0, eliminated: [], remaining: [], collect: [] },
    ...changes,
  }
}

export function source(value: string, changes: Partial<PanelSource> = {}): PanelSource {
  return {
    ...{ key: `ip:${value}`, kind: 'ip' as const, value, protocol: 'smtp' as const, matched: 0, of: 10, sessionTimes: [] },
    ...{
      pairedTimes: null,
      pairedPlaces: { at: [], file: [], line: [] },
      explainedTimes: null,
      pairs: [],
      pairCount: 0,
      unexplained: [],
      unexplainedCount: 0,
    },
    ...changes,
  }
}

export function minutes(count: number, shiftSeconds = 0): readonly number[] {
  return Array.from({ length: count }, (_, i) => start + i * 60_000 + shiftSeconds * 1000)
}

export function example(failures = 10): PanelDocument {
  const at = minutes(failures)
  const culprit = source('10.1.5.77', {
    name: 'WEBAPP01',
    matched: failures,
    confidence: 'near certain',
    sessionTimes: minutes(failures, 0.3),
  })
  return {
    subject: { user: 'User1', domain: 'CONTOSO' },
    scope: 'single-user',
    sources: [
      {
        ...{ path: 'DC01_Security.txt', format: 'security-text', host: 'DC01', entries: 40, gaps: 0, coverage: 1 },
        clock: { basis: 'local', offsetMinutes: -300, how: 'stated' },
      },
      {
        ...{ path: 'SMTPSVC1/ex060912.log', format: 'iis-smtp', host: 'EXCHSRV01', entries: 90, gaps: 0, coverage: 0.9 },
        clock: { basis: 'utc', how: 'stated' },
        silences: [{ from: '2006-09-12T22:03:30.000Z', to: '2006-09-12T22:04:30.000Z' }],
      },
    ],
    lockoutCount: 1,
    attempts: { badPassword: 4, lockedOut: failures - 4, first: new Date(start).toISOString() },
    cadence: { periodSeconds: 60, jitterSeconds: 0.4, share: 1, kind: 'machine' },
    culprits: [culprit],
    candidates: [culprit, source('10.1.5.41', { name: 'REPORTS', sessionTimes: minutes(failures, 25) })],
    candidateCount: 2,
    remedy: [],
    trail: [
      { kind: 'dc', value: 'DC01', step: 'S02' },
      { kind: 'client', value: '10.1.5.77 WEBAPP01', step: 'S14' },
    ],
    timeline: {
      paths: ['DC01_Security.txt'],
      attempts: { at, file: at.map(() => 0), line: at.map((_, i) => i + 1), refused: at.map((_, i) => (i < 4 ? 0 : 1)) },
      lockouts: { at: [start + 3 * 60_000 + 300], file: [0], line: [100] },
    },
    steps: [step('S01'), step('S02'), step('S13', { verdict: 'NOT-EVIDENCE' }), step('S14'), step('S16', { verdict: 'MISSING-DATA' })],
    accounts: [],
    accountCount: 0,
  }
}
