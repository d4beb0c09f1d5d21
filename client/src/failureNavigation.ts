import * as vscode from 'vscode'
import { inTurn } from './inTurn.ts'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'
import { say } from './statusMessage.ts'
import { done } from './walkthrough.ts'

/** The commands that go from one failed authentication to the next. */
export function registerFailureNavigation(server: LogServer): vscode.Disposable {
  const turn = inTurn()
  return vscode.Disposable.from(
    vscode.commands.registerCommand('lockoutTrail.nextFailure', () => turn(() => step(server, 'next'))),
    vscode.commands.registerCommand('lockoutTrail.previousFailure', () => turn(() => step(server, 'previous'))),
  )
}

async function step(server: LogServer, direction: 'next' | 'previous'): Promise<void> {
  const editor = activeLogEditor()
  if (!editor) return
  const { document, selection } = editor
  const line = await server.stepFailure(document, selection.active.line, direction)
  if (line === undefined || line >= document.lineCount) say('There is no failed authentication in this log.')
  else if (vscode.window.activeTextEditor === editor) goTo(editor, line)
}

function goTo(editor: vscode.TextEditor, line: number): void {
  const start = new vscode.Position(line, 0)
  editor.selection = new vscode.Selection(start, start)
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenter)
  done('failures')
}
