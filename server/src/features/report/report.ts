import type { ReportParams } from '../../../../shared/requests.ts'
import type { Turns } from '../../evidence/turns.ts'
import type { Investigate } from '../callHierarchy.ts'
import type { FeatureContext } from '../context.ts'
import { compose } from './compose.ts'
import { htmlOf } from './html.ts'
import { markdownOf } from './markdown.ts'
import { redacted } from './redaction.ts'

/** The investigation as a document to put before others; with pseudonyms where names must not leave the house. Null where there is nothing to report. */
export function* report(
  { snapshot }: Pick<FeatureContext, 'snapshot'>,
  { user, markup, redact }: ReportParams,
  investigate: Investigate,
): Turns<string | null> {
  const investigation = yield* investigate(snapshot, user)
  if (investigation.subject.user === '') return null
  const whole = yield* compose(snapshot, investigation)
  const shown = redact ? redacted(whole, snapshot) : whole
  return markup === 'html' ? htmlOf(shown) : markdownOf(shown)
}
