import * as vscode from 'vscode'
import { chooseUser } from './checklist/choices.ts'
import type { Checklist } from './checklist/registerChecklist.ts'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'

/** The command that opens the checklist of one account: the one under the cursor, where that is one, else the one that is chosen. */
export function registerInvestigateUser(server: LogServer, checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.investigateUser', async (named?: unknown) => {
    if (typeof named === 'string') return checklist.show(named)
    const word = wordAtCursor()?.toLowerCase()
    const users = await server.users()
    const user = users.find(candidate => candidate.user.toLowerCase() === word)?.user ?? (await chooseUser(users))
    if (user !== undefined) checklist.show(user)
  })
}

function wordAtCursor(): string | undefined {
  const editor = activeLogEditor()
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active)
  return range && editor?.document.getText(range)
}
