import * as vscode from 'vscode'
import type { AccountInTrouble } from '../../../shared/requests.ts'
import { counted } from '../words.ts'

/** Lets the person choose the account to investigate, most locked out first. */
export async function chooseUser(users: readonly AccountInTrouble[]): Promise<string | undefined> {
  if (users.length === 0) {
    void vscode.window.showInformationMessage(
      'No account with failed sign-ins is in the open files. Add the Security log of a domain controller.',
    )
    return undefined
  }
  const items = users.map(each => ({
    label: name(each),
    description: `${counted(each.lockouts, 'lockout', 'lockouts')}, ${counted(each.failures, 'failure', 'failures')}`,
    user: each.user,
  }))
  const chosen = await vscode.window.showQuickPick(items, { title: 'Investigate account', matchOnDescription: true })
  return chosen?.user
}

function name({ user, domain }: AccountInTrouble): string {
  return domain ? `${domain}\\${user}` : user
}

/** Adds files (opened as documents) or a folder (added to the workspace). */
export async function addFiles(): Promise<void> {
  const what = await vscode.window.showQuickPick(['Files…', 'Folder…'], { title: 'Add logs' })
  if (!what) return
  const folders = what === 'Folder…'
  const chosen = await vscode.window.showOpenDialog({
    canSelectMany: true,
    canSelectFiles: !folders,
    canSelectFolders: folders,
    openLabel: 'Add',
  })
  if (!chosen) return
  if (folders) {
    const present = vscode.workspace.workspaceFolders?.length ?? 0
    vscode.workspace.updateWorkspaceFolders(present, 0, ...chosen.map(uri => ({ uri })))
    return
  }
  for (const uri of chosen)
    await vscode.window.showTextDocument(uri, { preview: false, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside })
}
