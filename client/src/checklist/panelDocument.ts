import type { EvidenceRef, Investigation, RankedSource, StepFinding } from '../../../shared/investigation.ts'
import type { AttemptColumns, EventColumns, PanelDocument, PanelSource, PanelStep, PanelTimeline } from '../../../shared/panelMessages.ts'
import type { AccountInTrouble } from '../../../shared/requests.ts'

/** Rows of any list that cross to the webview (panel design, section 9). */
const MAX_ROWS = 200
const MAX_EVIDENCE = 8
const FIRST_PAIRS = 3
/** Accounts are sorted in the panel, so it needs more of them than it shows. */
const MAX_ACCOUNTS = 1000

/** The investigation as the panel draws it: the same facts, cut and in columns, so that a message stays small. */
export function panelDocument(investigation: Investigation, accounts: readonly AccountInTrouble[] = []): PanelDocument {
  const times = attemptTimes(investigation)
  const paths = new Map<string, number>()
  const timeline = panelTimeline(investigation, paths)
  const source = (ranked: RankedSource): PanelSource => panelSource(ranked, times, paths)
  const culprits = investigation.culprits.slice(0, MAX_ROWS).map(source)
  const candidates = investigation.candidates.slice(0, MAX_ROWS).map(source)
  return {
    subject: investigation.subject,
    scope: investigation.scope ?? 'unknown',
    sources: investigation.sources.slice(0, MAX_ROWS),
    lockoutCount: investigation.lockouts.length,
    attempts: investigation.attempts,
    cadence: investigation.cadence,
    culprits,
    candidates,
    candidateCount: investigation.candidates.length,
    remedy: investigation.remedy,
    trail: investigation.trail ?? [],
    timeline: { ...timeline, paths: [...paths.keys()] },
    steps: investigation.steps.map(panelStep),
    accounts: accounts.slice(0, MAX_ACCOUNTS),
    accountCount: accounts.length,
  }
}

export function sourceKey(source: Pick<RankedSource, 'kind' | 'value'>): string {
  return `${source.kind}:${source.value.toLowerCase()}`
}

function panelStep(step: StepFinding): PanelStep {
  return {
    id: step.id,
    title: step.title,
    verdict: step.verdict,
    ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
    because: step.because,
    evidence: step.evidence.slice(0, MAX_EVIDENCE),
    evidenceCount: step.evidence.length,
    eliminated: step.eliminated ?? [],
    remaining: step.remaining ?? [],
    collect: step.collect ?? [],
  }
}

function panelSource(source: RankedSource, times: ReadonlyMap<string, number>, paths: Map<string, number>): PanelSource {
  const { pairs = [], unexplained = [], sessionTimes = [], process: _process, evidence: _evidence, log10p: _log10p, ...counts } = source
  const paired = pairedEvents(source, times, paths)
  return {
    ...counts,
    key: sourceKey(source),
    sessionTimes: sorted(sessionTimes.map(time => Date.parse(time))),
    pairedTimes: paired?.sessions.at ?? null,
    pairedPlaces: paired?.sessions ?? { at: [], file: [], line: [] },
    explainedTimes: paired?.attempts ?? null,
    pairs: pairs.slice(0, FIRST_PAIRS),
    pairCount: pairs.length,
    unexplained: unexplained.slice(0, MAX_ROWS),
    unexplainedCount: unexplained.length,
  }
}

/** When the pairs' attempts and sessions were: a pair names lines, the timeline knows the attempt's time, `seconds` leads to the session. */
function pairedEvents(
  source: RankedSource,
  times: ReadonlyMap<string, number>,
  paths: Map<string, number>,
): { readonly sessions: EventColumns; readonly attempts: readonly number[] } | null {
  if (!source.pairs) return null
  const sessions: { readonly at: number; readonly ref: EvidenceRef }[] = []
  const attempts: number[] = []
  for (const pair of source.pairs) {
    const at = times.get(refKey(pair.attempt))
    if (at === undefined) continue
    attempts.push(at)
    sessions.push({ at: at + pair.seconds * 1000, ref: pair.session })
  }
  return { sessions: columns(sessions, paths).columns, attempts: sorted(attempts) }
}

function attemptTimes(investigation: Investigation): ReadonlyMap<string, number> {
  return new Map((investigation.timeline?.attempts ?? []).map(attempt => [refKey(attempt.ref), Date.parse(attempt.at)]))
}

function refKey(ref: EvidenceRef): string {
  return `${ref.line}:${ref.path}`
}

function panelTimeline(investigation: Investigation, paths: Map<string, number>): Omit<PanelTimeline, 'paths'> {
  const attempts = columns(investigation.timeline?.attempts ?? [], paths)
  const refused = attempts.events.map(event => (event.class === 'locked-out' ? 1 : 0))
  const lockouts = columns(investigation.timeline?.lockouts ?? [], paths)
  const attemptColumns: AttemptColumns = { ...attempts.columns, refused }
  return { attempts: attemptColumns, lockouts: lockouts.columns }
}

interface DatedRef {
  /** ISO 8601, or epoch milliseconds. */
  readonly at: string | number
  readonly ref: EvidenceRef
}

function columns<E extends DatedRef>(unsorted: readonly E[], paths: Map<string, number>): { events: readonly E[]; columns: EventColumns } {
  const dated = unsorted
    .map(event => ({ event, at: typeof event.at === 'number' ? event.at : Date.parse(event.at) }))
    .filter(({ at }) => Number.isFinite(at))
  dated.sort((a, b) => a.at - b.at)
  const events = dated.map(({ event }) => event)
  return {
    events,
    columns: {
      at: dated.map(({ at }) => at),
      file: events.map(({ ref }) => indexOf(ref.path, paths)),
      line: events.map(({ ref }) => ref.line),
    },
  }
}

function indexOf(path: string, paths: Map<string, number>): number {
  const known = paths.get(path)
  if (known !== undefined) return known
  paths.set(path, paths.size)
  return paths.size - 1
}

function sorted(numbers: number[]): number[] {
  return numbers.filter(Number.isFinite).toSorted((a, b) => a - b)
}
