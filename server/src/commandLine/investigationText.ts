import type { Investigation, RankedSource } from '../../../shared/investigation.ts'
import { wayWords } from '../../../shared/protocolWords.ts'
import { counted } from '../checklist/wording.ts'
import { forTerminal } from './terminal.ts'

/** An investigation for a terminal: who, the answer, the steps, what to collect. */
export function investigationText(investigation: Investigation): string {
  const { subject, attempts, lockouts, cadence, culprits, candidates, steps, remedy } = investigation
  const rhythm = cadence?.periodSeconds === undefined ? '' : `, every ${cadence.periodSeconds} s`
  const head = [
    `${subject.domain ? `${subject.domain}\\` : ''}${subject.user}`,
    `${counted(attempts.badPassword + attempts.lockedOut, 'failure')}${rhythm}, ${counted(lockouts.length, 'lockout')}`,
    '',
  ]
  const answer = culprits.length === 0 ? ['No source is shown.'] : culprits.map(answerLine)
  const losers = candidates.filter(candidate => !culprits.some(({ value }) => value === candidate.value)).slice(0, 10)
  const checklist = steps
    .filter(({ verdict }) => verdict !== 'NOT-APPLICABLE')
    .map(({ id, verdict, because }) => `  ${id.padEnd(5)}${verdict.padEnd(14)}${because}`)
  const next = steps.flatMap(({ collect }) => collect ?? []).map(({ command, on }) => `  ${on === undefined ? '' : `on ${on}: `}${command}`)
  const part = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines])
  const lines = [
    ...head,
    ...answer,
    ...part('Also ranked', losers.map(loserLine)),
    ...part('Checklist', checklist),
    ...part('Collect next', [...new Set(next)]),
    ...part(
      'Remedy',
      remedy.map(line => `  ${line}`),
    ),
  ]
  return `${lines.map(forTerminal).join('\n')}\n`
}

const nameOf = ({ value, name, ip }: RankedSource): string =>
  [value, name, ip].filter((part, i, all) => part !== undefined && all.indexOf(part) === i).join(' ')
const answerLine = (source: RankedSource): string =>
  `${nameOf(source)} ${wayWords(source.protocol) ?? 'over an unknown protocol'}: ${source.confidence ?? 'possible'}. ${source.because ?? ''}`
const loserLine = (source: RankedSource): string =>
  `  ${nameOf(source).padEnd(32)}${source.matched} of ${source.of}  ${source.because ?? ''}`
