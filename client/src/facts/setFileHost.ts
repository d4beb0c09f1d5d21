import * as vscode from 'vscode'
import type { Checklist } from '../checklist/registerChecklist.ts'
import type { LogServer } from '../logServer.ts'
import { logUnderCursor } from '../logUnderCursor.ts'
import { casePath, globMatcher } from '../casePaths.ts'
import { withClock } from '../zones.ts'

const HOST = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/

/** The command that states which machine a log tells about: process and session ids mean nothing without it. */
export function registerSetFileHost(server: LogServer, checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.setFileHost', async () => {
    const uri = (await logUnderCursor(server))?.uri
    if (!uri) return
    const host = await vscode.window.showInputBox({
      title: `Machine that ${vscode.workspace.asRelativePath(uri)} tells about`,
      prompt: 'The name of the machine on which the list was taken or that wrote the log',
      placeHolder: 'EXCHSRV01',
      validateInput: text => (HOST.test(text.trim()) ? undefined : 'A machine name, such as EXCHSRV01'),
    })
    if (host === undefined) return
    const matches = await globMatcher(uri)
    await checklist.restateCase(caseFile => withClock(caseFile, casePath(uri), { host: host.trim() }, matches))
  })
}
