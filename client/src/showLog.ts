import * as vscode from 'vscode'

/** The command that shows what the extension and its server have reported. */
export function registerShowLog(log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.showLog', () => log.show())
}
