import { wayWords } from '../../../../shared/protocolWords.ts'
import type { Investigation, RankedSource, TrailHop } from '../../../../shared/investigation.ts'
import { type Block, heading, type Line } from './blocks.ts'
import type { Quotations } from './quotations.ts'
import { nameOf, share } from './words.ts'

const HOPS: Readonly<Record<TrailHop['kind'], string>> = {
  dc: 'domain controller',
  host: 'machine',
  process: 'process',
  protocol: 'service',
  client: 'client',
}

/** Who it is, how surely, and what would change that; or how far the trail goes. */
export function answerBlocks(investigation: Investigation, quotes: Quotations): readonly Block[] {
  const { culprits } = investigation
  const cards = culprits.length === 0 ? [nobody(investigation)] : culprits.flatMap(culprit => culpritBlocks(culprit, quotes))
  return [heading('Answer'), ...cards, ...trail(investigation)]
}

function nobody({ scope, steps, trail: hops = [] }: Investigation): Block {
  const many = scope === 'spray' || scope === 'many-users'
  const open = many ? 'M14' : (hops.find(({ value }) => value === undefined)?.step ?? 'S14')
  const because = steps.find(({ id }) => id === open)?.because ?? ''
  const name = many ? 'Many accounts fail, not one alone' : 'No source is shown'
  return {
    kind: 'answer',
    name,
    over: '',
    confidence: 'not shown',
    line: [`${because} What is missing stands under “What to collect next”.`.trim()],
  }
}

function culpritBlocks(culprit: RankedSource, quotes: Quotations): readonly Block[] {
  const { protocol, confidence = 'possible', because = '', evidence = [] } = culprit
  const links = quotes.links(evidence)
  const over = wayWords(protocol) ?? ''
  const line: Line = [because, ...(links.length === 0 ? [] : [' See ', ...links, '.'])]
  const rows = changes(culprit)
  return [
    { kind: 'answer', name: nameOf(culprit), over, confidence, line },
    ...(rows.length === 0 ? [] : [{ kind: 'terms' as const, rows }]),
  ]
}

function changes({ unexplained = [], of, wouldChange = {} }: RankedSource): readonly (readonly [string, Line])[] {
  const reasons = [...new Set(unexplained.flatMap(({ because }) => because ?? []))]
  const misfit = unexplained.length === 0 ? undefined : [`${share(unexplained.length, of)}.`, ...reasons].join(' ')
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Not explained', misfit],
    ['Stronger', wouldChange.stronger],
    ['Weaker', wouldChange.weaker],
    ['Overturned', wouldChange.overturned],
  ]
  return rows.flatMap(([term, text]) => (text === undefined ? [] : [[term, [text]] as const]))
}

function trail({ trail: hops = [], scope }: Investigation): readonly Block[] {
  const known = hops.flatMap(({ kind, value, step }) => (value === undefined ? [] : [{ value, detail: `${HOPS[kind]}, ${step}` }]))
  return known.length === 0 || scope === 'spray' ? [] : [{ kind: 'trail', hops: known }]
}
