import type { CaseDecision, CaseEvidence, CaseFile } from '../../../shared/caseFile.ts'
import type { Verdict } from '../../../shared/investigation.ts'
import type { HostOff, PanelCase, PanelDecision } from '../../../shared/panelMessages.ts'

type Decisions = readonly PanelDecision[]

/**
 * The decisions after one step was decided. Null takes the finding as it is: the decision goes, unless it carries a note,
 * which is then kept with the finding's own verdict.
 */
export function decided(decisions: Decisions, step: string, verdict: Verdict | null, finding: Verdict): Decisions {
  const known = decisions.find(each => each.step === step)
  if (verdict === null && !known?.note) return without(decisions, step)
  return replaced(decisions, { ...known, step, verdict: verdict ?? finding, findingThen: finding })
}

/** The decisions after a note was written; a decision that says nothing but its note goes with the note. */
export function noted(decisions: Decisions, step: string, text: string, finding: Verdict): Decisions {
  const known = decisions.find(each => each.step === step)
  if (text) return replaced(decisions, { findingThen: finding, verdict: finding, ...known, step, note: text })
  if (!known || known.verdict === finding) return without(decisions, step)
  const { note: _note, ...bare } = known
  return replaced(decisions, bare)
}

/** The decisions after an entry was kept as evidence for a step; a step that was not decided is taken as found. */
export function evidenced(decisions: Decisions, step: string, evidence: CaseEvidence, finding: Verdict): Decisions {
  const known = decisions.find(each => each.step === step)
  const others = (known?.evidence ?? []).filter(({ path, line }) => path !== evidence.path || line !== evidence.line)
  return replaced(decisions, { findingThen: finding, verdict: finding, ...known, step, evidence: [...others, evidence] })
}

/** The decisions after one was kept against a finding that has changed. */
export function kept(decisions: Decisions, step: string, finding: Verdict): Decisions {
  return decisions.map(each => (each.step === step ? { ...each, findingThen: finding } : each))
}

/** Decisions as the case file holds them. */
export function caseDecisions(decisions: Decisions): readonly CaseDecision[] {
  return decisions.map(({ findingThen: _findingThen, ...decision }) => decision)
}

/** What the panel needs of a case. */
export function panelCase(caseFile: CaseFile, decisions: Decisions): PanelCase {
  const off = (caseFile.facts ?? []).filter(fact => fact.kind === 'host-off' && fact.from && fact.to)
  return {
    ...(caseFile.title === undefined ? {} : { title: caseFile.title }),
    decisions,
    facts: caseFile.facts ?? [],
    off: off.map((fact): HostOff => ({ host: fact.host ?? 'A machine', from: Date.parse(fact.from ?? ''), to: Date.parse(fact.to ?? '') })),
  }
}

function replaced(decisions: Decisions, decision: PanelDecision): Decisions {
  return [...without(decisions, decision.step), decision].toSorted((a, b) => a.step.localeCompare(b.step, 'en'))
}

function without(decisions: Decisions, step: string): Decisions {
  return decisions.filter(each => each.step !== step)
}
