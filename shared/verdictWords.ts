import type { Verdict } from './investigation.ts'

/** How each verdict is said to a person, in the panel and in reports. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  SUPPORTED: 'Supported',
  'RULED-OUT': 'Ruled out',
  'NOT-EVIDENCE': 'This log cannot show it',
  INCONCLUSIVE: 'Undecided',
  'MISSING-DATA': 'File missing',
  'NOT-APPLICABLE': 'Does not apply',
}
