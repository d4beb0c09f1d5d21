import type { DocumentParams, DocumentStatus } from '../../../shared/requests.ts'
import { fileOf } from '../evidence/snapshot.ts'
import { canonicalUri } from '../evidence/uri.ts'
import { clockText } from './clockText.ts'
import type { FeatureContext } from './context.ts'
import { countFailures } from './failureKinds.ts'

/** What a document is and what was found in it. */
export function status(context: FeatureContext, params: DocumentParams): DocumentStatus {
  const file = fileOf(context.snapshot, params.uri)
  if (file === undefined) {
    const because = context.snapshot.unrecognised.find(({ uri }) => uri === canonicalUri(params.uri))?.because ?? 'not read yet'
    return { language: null, title: '', confidence: 0, because, clock: '', clockBecause: '', entries: 0, gaps: 0, failures: 0, lockouts: 0 }
  }
  const { format, recognition, table, clock } = file
  return {
    language: format.language,
    title: format.title,
    confidence: recognition.confidence,
    because: recognition.because,
    clock: clockText(clock),
    clockBecause: clock.because,
    entries: table.count,
    gaps: table.gaps.length,
    failures: countFailures(table, kind => kind !== 'lockout'),
    lockouts: countFailures(table, kind => kind === 'lockout'),
  }
}
