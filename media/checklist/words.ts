import type { Confidence, TrailHop, Verdict } from '../../shared/investigation.ts'
import { VERDICT_WORDS } from '../../shared/verdictWords.ts'
import type { GlyphName } from './glyphs.ts'

/** How each verdict is said and drawn. */
export const VERDICTS: Readonly<Record<Verdict, { readonly words: string; readonly glyph: GlyphName }>> = {
  SUPPORTED: { words: VERDICT_WORDS.SUPPORTED, glyph: 'tick-disc' },
  'RULED-OUT': { words: VERDICT_WORDS['RULED-OUT'], glyph: 'cross-ring' },
  'NOT-EVIDENCE': { words: VERDICT_WORDS['NOT-EVIDENCE'], glyph: 'struck-eye' },
  INCONCLUSIVE: { words: VERDICT_WORDS.INCONCLUSIVE, glyph: 'question-ring' },
  'MISSING-DATA': { words: VERDICT_WORDS['MISSING-DATA'], glyph: 'plus-ring' },
  'NOT-APPLICABLE': { words: VERDICT_WORDS['NOT-APPLICABLE'], glyph: 'dash' },
}

/** The answers a person can give; the third asks for one of three reasons. */
export type Answer = 'as-found' | 'supported' | 'ruled-out' | 'untestable'

export const ANSWERS: readonly { readonly answer: Answer; readonly words: string }[] = [
  { answer: 'as-found', words: 'As found' },
  { answer: 'supported', words: 'Supported' },
  { answer: 'ruled-out', words: 'Ruled out' },
  { answer: 'untestable', words: 'Cannot be tested' },
]

export const UNTESTABLE: readonly Verdict[] = ['NOT-EVIDENCE', 'INCONCLUSIVE', 'MISSING-DATA']

export function answerOf(verdict: Verdict): Answer {
  if (verdict === 'SUPPORTED') return 'supported'
  if (verdict === 'RULED-OUT') return 'ruled-out'
  return 'untestable'
}

/** The verdict an answer stands for; "cannot be tested" keeps the finding's own reason, else Undecided. */
export function verdictOf(answer: Answer, finding: Verdict): Verdict | null {
  if (answer === 'as-found') return null
  if (answer === 'supported') return 'SUPPORTED'
  if (answer === 'ruled-out') return 'RULED-OUT'
  return UNTESTABLE.includes(finding) ? finding : 'INCONCLUSIVE'
}

/** Strongest first. */
export const CONFIDENCES: readonly Confidence[] = ['proven', 'near certain', 'probable', 'possible', 'not shown']

const BRANCHES: Readonly<Record<string, string>> = {
  SINGLE: 'one account',
  SPRAY: 'many accounts',
  POLICY: 'policy',
  CONFIRMED: 'confirmed',
  DRIVEN: 'driven by wrong passwords',
  OK: 'covered',
  LOW: 'little covered',
  HOST: 'one host',
  BLANK: 'no name',
  DC: 'a domain controller',
  'IP-ONLY': 'an address only',
  KERBEROS: 'Kerberos',
  PLAIN: 'password in clear text',
  NTLM: 'NTLM',
  KRB: 'Kerberos',
  CONSOLE: 'at the console',
  BATCH: 'a scheduled task',
  SERVICE: 'a service',
  MACHINE: 'a machine',
  HUMAN: 'a person',
  FITS: 'fits',
  CONTRADICTS: 'contradicts',
  FIXED: 'stopped',
  'NOT-FIXED': 'goes on',
}

/** The branch a step took, in words; the verdict's words where it took none. */
export function outcomeWords(verdict: Verdict, outcome: string | undefined): string {
  if (!outcome || outcome === verdict) return VERDICTS[verdict].words
  return BRANCHES[outcome] ?? outcome
}

export const HOPS: Readonly<Record<TrailHop['kind'], string>> = {
  dc: 'domain controller',
  host: 'host',
  process: 'process',
  protocol: 'service',
  client: 'client',
}

/** "1,204": a count as a person reads it. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}

/** "1 file", "3 files". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** "60 s", "0.3 s", "5 min": a duration in the unit that keeps it short. */
export function duration(seconds: number): string {
  const s = Math.abs(seconds)
  if (s >= 7200) return `${trimmed(s / 3600)} h`
  if (s > 120) return `${trimmed(s / 60)} min`
  return `${trimmed(s)} s`
}

function trimmed(n: number): string {
  return String(Math.round(n * 10) / 10)
}

/** The last two names of a path: what tells files apart without taking a line. */
export function shortPath(path: string): string {
  return path.split(/[\\/]/).slice(-2).join('/')
}
