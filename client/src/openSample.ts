import * as vscode from 'vscode'

const SAMPLE = ['samples', 'exchange-lockout']

/** The command that opens the sample case: in this window where nothing is open, else in another. */
export function registerOpenSample({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.openSample', async () => {
    const sample = vscode.Uri.joinPath(extensionUri, ...SAMPLE)
    if (await isThere(sample)) {
      const forceNewWindow = vscode.workspace.workspaceFolders !== undefined
      await vscode.commands.executeCommand('vscode.openFolder', sample, { forceNewWindow })
      return
    }
    void vscode.window.showInformationMessage(
      'This build of Lockout Trail comes without the sample case. It is in the folder samples/exchange-lockout of the source code.',
    )
  })
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
