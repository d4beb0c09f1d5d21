import * as vscode from 'vscode'
import type { LogServer } from './logServer.ts'

/** Tells the server which files a person looks at, so that they are read first. Tabs also name files that are too large to be given to extensions. */
export function registerShownFiles(server: LogServer): vscode.Disposable {
  const tell = (): void => {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs)
    server.tellShown(filesOf(tabs.filter(tab => tab.isActive)), filesOf(tabs))
  }
  tell()
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(tell),
    vscode.window.tabGroups.onDidChangeTabGroups(tell),
    server.onRestarted(tell),
  )
}

const filesOf = (tabs: readonly vscode.Tab[]): readonly vscode.Uri[] =>
  tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText && input.uri.scheme === 'file' ? [input.uri] : []))
