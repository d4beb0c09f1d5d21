import * as vscode from 'vscode'
import type { ListedEntry } from '../../shared/requests.ts'

/** Shows an entry in its file with its first line in view; the focus goes there or stays. */
export async function showEntry({ uri, start, end }: ListedEntry, { focus }: { readonly focus: boolean }): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  const first = Math.min(start, document.lineCount - 1)
  const last = Math.min(end, document.lineCount - 1)
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: !focus, preview: true })
  const top = new vscode.Position(first, 0)
  editor.selection = new vscode.Selection(top, top)
  editor.revealRange(new vscode.Range(top, document.lineAt(last).range.end), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
