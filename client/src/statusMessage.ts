import * as vscode from 'vscode'

/** Milliseconds for which a message stays. */
const STAYS = 4000

/** Says in the status bar what came of a command, for a while. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(message, STAYS)
}
