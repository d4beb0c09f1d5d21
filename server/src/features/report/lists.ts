import type { CaseFile } from '../../../../shared/caseFile.ts'
import { factWords } from '../../../../shared/factWords.ts'
import { formatWords } from '../../../../shared/formatWords.ts'
import type { Investigation } from '../../../../shared/investigation.ts'
import type { AccountInTrouble } from '../../../../shared/requests.ts'
import { maskSecrets } from '../../model/secrets.ts'
import { type Block, heading, type Line, list, paragraph } from './blocks.ts'
import type { Quotations } from './quotations.ts'
import { clockText, count, instant, nameOf, share } from './words.ts'

const MOST_ROWS = 50

/** Everybody who fails, where that is not one account alone. */
export function accounts(all: readonly AccountInTrouble[]): readonly Block[] {
  if (all.length === 0) return []
  const time = (at: string | undefined): Line => [at === undefined ? '' : instant(at)]
  const rows = all
    .slice(0, MOST_ROWS)
    .map(({ user, domain, failures, first, last, lockout, from = '' }): readonly Line[] => [
      [{ code: domain ? `${domain}\\${user}` : user }],
      [count(failures)],
      time(first?.at),
      time(last?.at),
      lockout === undefined ? ['no'] : time(lockout.at),
      [from],
    ])
  const head = ['Account', 'Failures', 'First, UTC', 'Last, UTC', 'Locked out, UTC', 'Most from']
  return [
    heading('Accounts that fail'),
    { kind: 'table', head, rows },
    ...cut(rows.length, all.length, 'accounts, those that are locked out first'),
  ]
}

/** Everybody who was ranked, and why each won or lost. */
export function candidates({ candidates: all, culprits }: Investigation, quotes: Quotations): readonly Block[] {
  if (all.length === 0) return []
  const named = new Set(culprits.map(({ value }) => value))
  const rows = all
    .slice(0, MOST_ROWS)
    .map((one): readonly Line[] => [
      [{ code: nameOf(one) }],
      [named.has(one.value) ? (one.confidence ?? 'possible') : 'not shown'],
      [share(one.matched, one.of)],
      [one.because ?? ''],
      quotes.links((one.evidence ?? []).slice(0, 1)),
    ])
  return [
    heading('Who was looked at'),
    { kind: 'table', head: ['Candidate', 'Named', 'Failures met', 'Why it wins or loses', 'Evidence'], rows },
    ...cut(rows.length, all.length, 'candidates, strongest first'),
  ]
}

const cut = (shown: number, all: number, what: string): readonly Block[] =>
  all > shown ? [paragraph(`${share(shown, all)} ${what}.`)] : []

export function investigator({ facts = [] }: CaseFile): readonly Block[] {
  if (facts.length === 0) return []
  return [
    heading('What the investigator knows'),
    paragraph('These facts stand in no log; they count as evidence and are the investigator’s own.'),
    list(facts.map(fact => maskSecrets(factWords(fact)))),
  ]
}

export const remedy = ({ remedy: lines }: Investigation): readonly Block[] => (lines.length === 0 ? [] : [heading('Remedy'), list(lines)])

export function files({ sources }: Investigation): readonly Block[] {
  const rows = sources.map((file): readonly Line[] => [
    [{ code: file.path }],
    [formatWords(file.format)],
    [count(file.entries)],
    [clockText(file)],
    [file.first === undefined ? '' : `${instant(file.first)} to ${instant(file.last ?? file.first)}`],
  ])
  return [
    heading('Files and clocks'),
    paragraph('The files were read where they lie and were not changed.'),
    { kind: 'table', head: ['File', 'Read as', 'Entries', 'Clock', 'Covers, UTC'], rows },
  ]
}
