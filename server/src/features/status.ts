import type { DocumentParams, DocumentStatus } from '../../../shared/requests.ts'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { isPaged } from '../evidence/pagedSegment.ts'
import { logsOf } from '../evidence/snapshot.ts'
import { canonicalUri } from '../evidence/uri.ts'
import { clockText } from './clockText.ts'
import type { FeatureContext } from './context.ts'
import { countFailures } from './failureKinds.ts'

/** What a document is and what was found in it. */
export function status(context: FeatureContext, params: DocumentParams): DocumentStatus {
  const logs = logsOf(context.snapshot, params.uri)
  const [file] = logs
  if (file === undefined) {
    const because = context.snapshot.unrecognised.find(({ uri }) => uri === canonicalUri(params.uri))?.because ?? 'not read yet'
    return { language: null, title: '', confidence: 0, because, clock: '', clockBecause: '', entries: 0, gaps: 0, failures: 0, lockouts: 0 }
  }
  const { format, recognition, clock } = file
  const total = (of: (log: EvidenceFile) => number): number => logs.reduce((sum, log) => sum + of(log), 0)
  return {
    language: context.snapshot.views.find(({ logs: shown }) => shown === logs)?.language ?? format.language,
    title: [...new Set(logs.map(log => log.format.title))].join(' + '),
    confidence: recognition.confidence,
    because: `${logs.length === 1 ? recognition.because : `${logs.length} logs in one file, each read by its own format`}${whereKept(logs)}`,
    clock: clockText(clock),
    clockBecause: clock.because,
    entries: total(({ table }) => table.count),
    gaps: total(({ table }) => table.gaps.length),
    failures: total(({ table }) => countFailures(table, kind => kind !== 'lockout')),
    lockouts: total(({ table }) => countFailures(table, kind => kind === 'lockout')),
  }
}

/** That answers take longer, and why. */
const whereKept = (logs: readonly EvidenceFile[]): string =>
  logs.some(({ table }) => table.data.segments.some(isPaged))
    ? '; part of what is known of it lies on disk, as lockoutTrail.memory allows no more'
    : ''
