import type { CaseFile } from '../../../../shared/caseFile.ts'
import { factWords } from '../../../../shared/factWords.ts'
import type { Investigation, RankedSource, SourceFile, StepFinding } from '../../../../shared/investigation.ts'
import { VERDICT_WORDS } from '../../../../shared/verdictWords.ts'
import type { Snapshot } from '../../evidence/snapshot.ts'
import { maskSecrets } from '../../model/secrets.ts'
import { type Block, heading, type Line, paragraph, type Report } from './blocks.ts'
import { type Quotations, quotations } from './quotations.ts'

/** An investigation as a report that stands by itself: the answer, how it was reached, and the entries it rests on, quoted. */
export function compose(snapshot: Snapshot, investigation: Investigation): Report {
  const quotes = quotations(snapshot)
  const { subject } = investigation
  const name = subject.domain ? `${subject.domain}\\${subject.user}` : subject.user
  const blocks = [
    ...summary(investigation),
    ...answer(investigation, quotes),
    ...checklist(investigation, quotes),
    ...candidates(investigation, quotes),
    ...investigator(snapshot.case),
    ...remedy(investigation),
    ...files(investigation),
  ]
  const evidence = quotes.blocks()
  return { title: `Why ${name} locks out`, blocks: [...blocks, ...(evidence.length === 0 ? [] : [heading('Evidence'), ...evidence])] }
}

function summary({ attempts, lockouts, cadence, sources }: Investigation): readonly Block[] {
  const total = attempts.badPassword + attempts.lockedOut
  const beat = cadence?.periodSeconds === undefined ? '' : `, every ${cadence.periodSeconds} s`
  const span = attempts.first === undefined ? '' : ` First seen ${utc(attempts.first)}, last ${utc(attempts.last ?? attempts.first)}.`
  return [
    paragraph(
      `${total} failed sign-ins${beat}: ${attempts.badPassword} with a wrong password, ${attempts.lockedOut} refused while locked out; ${lockouts.length} lockouts. ${sources.length} files were read.${span}`,
    ),
  ]
}

function answer({ culprits, trail = [] }: Investigation, quotes: Quotations): readonly Block[] {
  const known = trail.filter(({ value }) => value !== undefined).map(({ value, step }) => `${value} (${step})`)
  const hops = known.length === 0 ? [] : [paragraph(`The trail: ${known.join(' → ')}.`)]
  if (culprits.length === 0)
    return [heading('Answer'), paragraph('No source is shown. What is missing stands in the checklist below.'), ...hops]
  return [heading('Answer'), ...culprits.flatMap(culprit => culpritBlocks(culprit, quotes)), ...hops]
}

function culpritBlocks(culprit: RankedSource, quotes: Quotations): readonly Block[] {
  const { protocol, confidence = 'possible', because = '', evidence = [], unexplained = [], wouldChange = {} } = culprit
  const over = protocol === undefined || protocol === 'unknown' ? '' : ` over ${protocol.toUpperCase()}`
  const links = quotes.links(evidence)
  const misfit = unexplained.length === 0 ? [] : [`Not explained: ${unexplained.length} of ${culprit.of}.`]
  const changes = [
    wouldChange.stronger === undefined ? [] : [`Stronger: ${wouldChange.stronger}`],
    wouldChange.weaker === undefined ? [] : [`Weaker: ${wouldChange.weaker}`],
    wouldChange.overturned === undefined ? [] : [`Overturned: ${wouldChange.overturned}`],
  ].flat()
  return [
    paragraph({ code: nameOf(culprit) }, `${over}: ${confidence}. ${because}`, ...(links.length === 0 ? [] : [' See ', ...links, '.'])),
    ...(misfit.length + changes.length === 0
      ? []
      : [{ kind: 'list' as const, lines: [...misfit, ...changes].map((text): Line => [text]) }]),
  ]
}

const nameOf = ({ value, name, ip }: RankedSource): string =>
  [value, name, ip].filter((part, i, all) => part !== undefined && all.indexOf(part) === i).join(' ')

function checklist({ steps }: Investigation, quotes: Quotations): readonly Block[] {
  const told = steps.filter(({ verdict, decision }) => verdict !== 'NOT-APPLICABLE' || decision !== undefined)
  const rows = told.map((step): readonly Line[] => [
    [`${step.id} ${step.title}`],
    [verdictWords(step)],
    [step.because],
    quotes.links(step.evidence),
  ])
  const collect = [...new Set(told.flatMap(step => (step.collect ?? []).map(({ command, on, why }) => collectText(command, on, why))))]
  return [
    heading('Checklist'),
    { kind: 'table', head: ['Step', 'Verdict', 'What the logs show', 'Evidence'], rows },
    ...(collect.length === 0
      ? []
      : [heading('What to collect next'), { kind: 'list' as const, lines: collect.map((text): Line => [text]) }]),
  ]
}

/** A finding and a decision against it are both told. */
function verdictWords({ verdict, decision }: StepFinding): string {
  const found = VERDICT_WORDS[verdict]
  if (decision?.verdict === undefined) return decision?.note === undefined ? found : `${found}; noted: ${maskSecrets(decision.note)}`
  const note = decision.note === undefined ? '' : ` (${maskSecrets(decision.note)})`
  return `${found}; the investigator decided: ${VERDICT_WORDS[decision.verdict]}${note}`
}

const collectText = (command: string, on: string | undefined, why: string | undefined): string =>
  `${on === undefined ? '' : `On ${on}: `}${command}${why === undefined ? '' : `. ${why}`}`

function candidates({ candidates: all, culprits }: Investigation, quotes: Quotations): readonly Block[] {
  if (all.length === 0) return []
  const named = new Set(culprits.map(({ value }) => value))
  const rows = all
    .slice(0, MOST_CANDIDATES)
    .map((one): readonly Line[] => [
      [{ code: nameOf(one) }],
      [named.has(one.value) ? (one.confidence ?? 'possible') : 'not shown'],
      [`${one.matched} of ${one.of}`],
      [one.because ?? ''],
      quotes.links((one.evidence ?? []).slice(0, 1)),
    ])
  const cut = all.length > rows.length ? [paragraph(`${rows.length} of ${all.length} candidates, strongest first.`)] : []
  return [
    heading('Who was looked at'),
    { kind: 'table', head: ['Candidate', 'Named', 'Failures met', 'Why it wins or loses', 'Evidence'], rows },
    ...cut,
  ]
}

const MOST_CANDIDATES = 50

function investigator({ facts = [] }: CaseFile): readonly Block[] {
  if (facts.length === 0) return []
  return [
    heading('What the investigator knows'),
    paragraph('These facts stand in no log; they count as evidence and are the investigator’s own.'),
    { kind: 'list', lines: facts.map((fact): Line => [maskSecrets(factWords(fact))]) },
  ]
}

const remedy = ({ remedy: lines }: Investigation): readonly Block[] =>
  lines.length === 0 ? [] : [heading('Remedy'), { kind: 'list', lines: lines.map((text): Line => [text]) }]

function files({ sources }: Investigation): readonly Block[] {
  const rows = sources.map((file): readonly Line[] => [
    [{ code: file.path }],
    [file.format],
    [String(file.entries)],
    [clockText(file)],
    [file.first === undefined ? '' : `${utc(file.first)} to ${utc(file.last ?? file.first)}`],
  ])
  return [heading('Files and clocks'), { kind: 'table', head: ['File', 'Read as', 'Entries', 'Clock', 'Covers'], rows }]
}

function clockText({ clock: { basis, offsetMinutes = 0, skewSeconds, how } }: SourceFile): string {
  if (basis === 'none') return 'no times'
  const offset = `UTC${offsetMinutes < 0 ? '−' : '+'}${two(Math.floor(Math.abs(offsetMinutes) / 60))}:${two(Math.abs(offsetMinutes) % 60)}`
  const skew = skewSeconds === undefined || skewSeconds === 0 ? '' : `, ${skewSeconds} s ahead`
  return `${basis === 'utc' ? 'UTC' : offset}, ${how}${skew}`
}

const two = (n: number): string => String(n).padStart(2, '0')
const utc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
