import type { CollectItem, Investigation, StepFinding } from '../../../../shared/investigation.ts'
import { VERDICT_WORDS } from '../../../../shared/verdictWords.ts'
import { maskSecrets } from '../../model/secrets.ts'
import { type Block, heading, type Inline, type Line } from './blocks.ts'
import type { Quotations } from './quotations.ts'

/** Every step that applies, with its verdict, the decision about it, its sentence and its evidence. */
export function checklist({ steps }: Investigation, quotes: Quotations): readonly Block[] {
  const told = steps.filter(({ verdict, decision }) => verdict !== 'NOT-APPLICABLE' || decision !== undefined)
  const rows = told.map((step): readonly Line[] => [
    [`${step.id} ${step.title}`],
    verdictLine(step),
    [step.because],
    quotes.links(step.evidence),
  ])
  return [heading('Checklist'), { kind: 'table', head: ['Step', 'Verdict', 'What the logs show', 'Evidence'], rows }]
}

/** A finding and a decision against it are both told. */
function verdictLine({ verdict, decision }: StepFinding): Line {
  const found: Inline = { verdict, text: VERDICT_WORDS[verdict] }
  if (decision?.verdict === undefined) return decision?.note === undefined ? [found] : [found, `; noted: ${maskSecrets(decision.note)}`]
  const note = decision.note === undefined ? '' : ` (${maskSecrets(decision.note)})`
  return [found, `; the investigator decided: ${VERDICT_WORDS[decision.verdict]}${note}`]
}

interface Wanted {
  readonly item: CollectItem
  readonly why: readonly string[]
  readonly steps: readonly string[]
}

/** What would answer the steps that could not be answered: each command once, with the steps it is for. */
export function collect({ steps }: Investigation): readonly Block[] {
  const open = steps.filter(({ verdict }) => verdict === 'MISSING-DATA' || verdict === 'INCONCLUSIVE')
  const wanted = new Map<string, Wanted>()
  for (const { id, collect: items = [] } of open)
    for (const item of items) {
      const key = `${item.on ?? ''}\n${item.command}`
      const known = wanted.get(key) ?? { item, why: [], steps: [] }
      const why = item.why === undefined || known.why.includes(item.why) ? known.why : [...known.why, item.why]
      wanted.set(key, { item, why, steps: known.steps.includes(id) ? known.steps : [...known.steps, id] })
    }
  if (wanted.size === 0) return []
  const rows = [...wanted.values()].map(({ item, why, steps: answers }): readonly Line[] => [
    [item.on ?? 'any machine'],
    [{ code: item.command }],
    [why.join(' ')],
    [answers.join(', ')],
  ])
  return [heading('What to collect next'), { kind: 'table', head: ['On', 'Command', 'Why', 'Answers'], rows }]
}
