import { CASE_SCHEMA, type CaseFile } from '../../../shared/caseFile.ts'
import type { PanelDecision } from '../../../shared/panelMessages.ts'
import { inTurn } from '../inTurn.ts'
import type { ChecklistServer } from './checklistServer.ts'
import { caseDecisions } from './decisions.ts'

/** Where the workspace keeps things between two starts: `vscode.Memento`, or a map in a test. */
export interface Memory {
  get(key: string): unknown
  update(key: string, value: unknown): PromiseLike<void>
}

/** The case of this workspace: facts and clocks from a case file, decisions from the panel; kept across restarts and told to the server. */
export interface CaseStore {
  current(): CaseFile
  decisions(): readonly PanelDecision[]
  /** Changes the decisions; one change after another, so that none is lost. */
  change(next: (decisions: readonly PanelDecision[]) => readonly PanelDecision[]): Promise<void>
  /** Takes another case file in place of the present one. */
  replace(caseFile: CaseFile): Promise<void>
  /** Changes what the case states besides decisions, such as the clock of a file. */
  restate(next: (caseFile: CaseFile) => CaseFile): Promise<void>
}

interface Kept {
  /** Present when a case file was loaded or something was stated here; else the server's own is used. */
  readonly loaded?: CaseFile
  readonly decisions: readonly PanelDecision[]
}

const KEY = 'lockoutTrail.case'

/** Whether this workspace has a case already: one that was loaded, or decisions. */
export function isCaseKept(memory: Pick<Memory, 'get'>): boolean {
  return memory.get(KEY) !== undefined
}

/** Opens the store: what was kept goes to the server; where nothing was, the server's case is taken over. */
export async function openCaseStore(memory: Memory, server: ChecklistServer): Promise<CaseStore> {
  let kept = memory.get(KEY) as Kept | undefined
  let base: CaseFile = kept?.loaded ?? (await server.getCase())
  const decisions = (): readonly PanelDecision[] => kept?.decisions ?? base.decisions ?? []
  const current = (): CaseFile => ({ ...base, schema: CASE_SCHEMA, decisions: caseDecisions(decisions()) })
  const tell = async (next: Kept): Promise<void> => {
    kept = next
    await memory.update(KEY, next)
    await server.setCase(current())
  }
  if (kept) await server.setCase(current())
  server.onRestarted(() => {
    if (kept) server.setCase(current()).catch(() => undefined)
  })
  const afterOthers = inTurn()
  return {
    current,
    decisions,
    change: next =>
      afterOthers(async () => {
        // Clocks and facts may have been stated elsewhere in the meantime; only a case that was loaded here is ours to keep whole.
        if (!kept?.loaded) base = await server.getCase()
        await tell({ ...(kept?.loaded ? { loaded: kept.loaded } : {}), decisions: next(decisions()) })
      }),
    replace: caseFile =>
      afterOthers(async () => {
        base = caseFile
        await tell({ loaded: caseFile, decisions: caseFile.decisions ?? [] })
      }),
    restate: next =>
      afterOthers(async () => {
        base = next(current())
        await tell({ loaded: base, decisions: decisions() })
      }),
  }
}
