import type { DocumentChanges, PanelDocument } from '../../../shared/panelMessages.ts'

/** What the panel does not know yet: changed parts, changed steps, and the order of all steps. */
export function documentChanges(known: PanelDocument | undefined, next: PanelDocument): DocumentChanges {
  const whole = !known || differs(known.subject, next.subject)
  const { steps, ...parts } = next
  const before = whole ? undefined : known
  const knownSteps = new Map(before?.steps.map(step => [step.id, step]))
  return {
    whole,
    parts: changedParts(before, parts),
    order: steps.map(step => step.id),
    steps: steps.filter(step => differs(knownSteps.get(step.id), step)),
  }
}

/** True when there is nothing to send. */
export function isEmptyChange(changes: DocumentChanges, known: PanelDocument | undefined): boolean {
  return !changes.whole && sameOrder(changes, known) && changes.steps.length === 0 && Object.keys(changes.parts).length === 0
}

function sameOrder(changes: DocumentChanges, known: PanelDocument | undefined): boolean {
  return !differs(known?.steps.map(step => step.id) ?? [], changes.order)
}

function changedParts(known: PanelDocument | undefined, parts: Omit<PanelDocument, 'steps'>): Partial<Omit<PanelDocument, 'steps'>> {
  const changed = Object.entries(parts).filter(([name, part]) => differs(known?.[name as keyof PanelDocument], part))
  return Object.fromEntries(changed)
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b)
}
