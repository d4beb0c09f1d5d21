import type { PanelDocument } from '../../shared/panelMessages.ts'
import { counted } from './words.ts'

/** What a screen reader says once after a run: "4 steps changed. Answer: near certain, was possible."; undefined when nothing did. */
export function announcement(before: PanelDocument | null, after: PanelDocument): string | undefined {
  if (!before || before.subject.user !== after.subject.user) return `${counted(after.steps.length, 'step')}. Answer: ${answerWord(after)}.`
  const known = new Map(before.steps.map(step => [step.id, step]))
  const changed = after.steps.filter(
    step => known.get(step.id)?.verdict !== step.verdict || known.get(step.id)?.because !== step.because,
  ).length
  const answer = answerWord(after)
  const was = answerWord(before)
  if (changed === 0 && answer === was) return undefined
  return `${counted(changed, 'step')} changed. Answer: ${answer}${answer === was ? '' : `, was ${was}`}.`
}

function answerWord(document: PanelDocument): string {
  const culprit = document.culprits[0]
  return culprit ? `${culprit.name ?? culprit.value}, ${culprit.confidence ?? 'possible'}` : 'not shown'
}
