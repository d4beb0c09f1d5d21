import * as vscode from 'vscode'
import type { Checklist } from './checklist/registerChecklist.ts'
import type { LogServer } from './logServer.ts'
import { done } from './walkthrough.ts'

interface Kind extends vscode.QuickPickItem {
  readonly markup: 'markdown' | 'html'
  readonly redact: boolean
}

const KINDS: readonly Kind[] = [
  { label: 'Markdown', detail: 'With the names as the logs write them', markup: 'markdown', redact: false },
  { label: 'Markdown, Names Replaced', detail: 'Accounts, machines and addresses get made-up names', markup: 'markdown', redact: true },
  { label: 'HTML', detail: 'One file that needs nothing else', markup: 'html', redact: false },
  { label: 'HTML, Names Replaced', detail: 'Accounts, machines and addresses get made-up names', markup: 'html', redact: true },
]

/** The command that writes the investigation down, with its evidence quoted. Markdown opens beside, HTML is saved. */
export function registerSaveReport(server: LogServer, checklist: Pick<Checklist, 'user'>): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.saveReport', async () => {
    const kind = await vscode.window.showQuickPick(KINDS, { title: 'Write a report' })
    if (kind === undefined) return
    const user = checklist.user()
    const text = await server.report({ markup: kind.markup, redact: kind.redact, ...(user === undefined ? {} : { user }) })
    if (text === undefined) {
      void vscode.window.showInformationMessage('There is nothing to report yet: no failed sign-in is in the files that are open.')
      return
    }
    done('report')
    if (kind.markup === 'markdown') await showMarkdown(text)
    else await saveHtml(text)
  })
}

async function showMarkdown(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text })
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false })
}

async function saveHtml(text: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  const name = 'lockout-report.html'
  const target = await vscode.window.showSaveDialog({
    filters: { HTML: ['html'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  })
  if (target === undefined) return
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text))
  const open = 'Open'
  if ((await vscode.window.showInformationMessage('The report was saved.', open)) === open) await vscode.env.openExternal(target)
}
