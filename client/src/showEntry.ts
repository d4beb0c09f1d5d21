import * as vscode from 'vscode'
import type { ListedEntry } from '../../shared/requests.ts'
import type { LogServer } from './logServer.ts'
import { openAt } from './views/largeFiles.ts'

/** Shows an entry in its file, or in part of it where the file is too large, with its first line in view; the focus goes there or stays. */
export async function showEntry(
  server: Pick<LogServer, 'view'>,
  { uri, start, end }: ListedEntry,
  { focus }: { readonly focus: boolean },
): Promise<void> {
  const { document, line } = await openAt(server, vscode.Uri.parse(uri), start)
  const first = Math.min(line, document.lineCount - 1)
  const last = Math.min(line + end - start, document.lineCount - 1)
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: !focus, preview: true })
  const top = new vscode.Position(first, 0)
  editor.selection = new vscode.Selection(top, top)
  editor.revealRange(new vscode.Range(top, document.lineAt(last).range.end), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
