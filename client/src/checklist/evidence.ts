import * as vscode from 'vscode'
import type { EvidenceRef } from '../../../shared/investigation.ts'
import { openAt } from '../views/largeFiles.ts'
import type { ChecklistServer } from './checklistServer.ts'

/** Shows a place beside the panel with its lines selected; the focus stays in the panel unless it is to follow. */
export async function showEvidence(
  server: Pick<ChecklistServer, 'view'>,
  uri: vscode.Uri,
  ref: EvidenceRef,
  follow: boolean,
  panelColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const { document, line } = await openAt(server, uri, ref.line - 1)
  const first = document.lineAt(lineIn(document, line))
  const last = document.lineAt(lineIn(document, line + (ref.endLine ?? ref.line) - ref.line))
  const options = { viewColumn: columnBeside(panelColumn), preserveFocus: !follow, preview: true }
  const editor = await vscode.window.showTextDocument(document, options)
  editor.selection = new vscode.Selection(last.range.end, first.range.start)
  editor.revealRange(new vscode.Range(first.range.start, last.range.end), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

function lineIn(document: vscode.TextDocument, line: number): number {
  return Math.min(Math.max(line, 0), document.lineCount - 1)
}

/** A column that is not the panel's own: one that is there already, else a new one beside. */
function columnBeside(panelColumn: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const other = vscode.window.tabGroups.all.find(group => group.viewColumn !== panelColumn)
  return other?.viewColumn ?? vscode.ViewColumn.Beside
}
