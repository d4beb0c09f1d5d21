import * as vscode from 'vscode'
import type { LogServer } from '../logServer.ts'
import { isTooLarge } from './largeFiles.ts'
import { openView } from './viewDocuments.ts'

/** Tells whoever opens a log that is too large for the editor that it is read all the same, and offers parts of it; once for each log. */
export function registerLargeFileNotice(server: LogServer): vscode.Disposable {
  const told = new Set<string>()
  const notice = async (): Promise<void> => {
    const uri = largeLogInFront()
    if (uri === undefined || told.has(uri.toString()) || !(await isTooLarge(uri)) || !(await server.status({ uri }))?.language) return
    if (told.has(uri.toString())) return
    told.add(uri.toString())
    const chosen = await vscode.window.showInformationMessage(
      `${vscode.workspace.asRelativePath(uri)} is too large for the editor to show colours and links in. It is read all the same.`,
      'Show Its Failures',
      'Show Another Part…',
    )
    if (chosen === 'Show Its Failures') await openView(server, { by: 'failures', of: uri.toString() })
    else if (chosen !== undefined) await vscode.commands.executeCommand('lockoutTrail.openSlice')
  }
  const look = (): void => void notice().catch(() => {})
  look()
  // A log that is still being read is no log yet.
  return vscode.Disposable.from(vscode.window.tabGroups.onDidChangeTabs(look), server.onChanged(look))
}

/** The file of the tab in front, where it is shown but not given to extensions. */
export function largeLogInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== 'file') return undefined
  const isGiven = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === input.uri.toString())
  return isGiven ? undefined : input.uri
}
