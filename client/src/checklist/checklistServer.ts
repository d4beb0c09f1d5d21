import type { CaseFile } from '../../../shared/caseFile.ts'
import type { Uri } from 'vscode'
import type { AccountInTrouble, InvestigateResult, ReadingState, ViewText } from '../../../shared/requests.ts'

/** What the checklist asks of the server. The extension gives it the language client; a test gives it plain data. */
export interface ChecklistServer {
  investigate(user?: string): Promise<InvestigateResult>
  /** The accounts that can be investigated, most locked out first. */
  users(): Promise<readonly AccountInTrouble[]>
  /** Files, clocks or the case have changed, so the answer may be another. */
  onChanged(listener: () => void): { dispose(): void }
  /** Which file is being read; null when all are. */
  onReading(listener: (reading: ReadingState | null) => void): { dispose(): void }
  /** The server has started again, and knows nothing it was told before. */
  onRestarted(listener: () => void): { dispose(): void }
  /** The text of a view. */
  view(document: Uri): Promise<ViewText | undefined>
  stopReading(): Promise<void>
  getCase(): Promise<CaseFile>
  setCase(caseFile: CaseFile): Promise<void>
}
