import * as vscode from 'vscode'
import type { DocumentStatus } from '../../shared/requests.ts'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'
import { entriesText, recognisedText, statusText } from './words.ts'

const ACTIONS = 'lockoutTrail.showLogActions'
/** VS Code's own language item has 100.1. What is left of an item gives way first where the window is narrow. */
const BESIDE_LANGUAGE = 100.15

/** What the status bar says now, for whoever wants to know. */
export interface StatusBar extends vscode.Disposable {
  text(): string | undefined
}

/** Says what the log in the active editor was recognised as, its clock and its failures; a click offers what can be done about them. */
export function registerStatusBar(server: LogServer): StatusBar {
  const item = vscode.window.createStatusBarItem('lockoutTrail.log', vscode.StatusBarAlignment.Right, BESIDE_LANGUAGE)
  item.name = 'Lockout Trail: Log'
  item.command = ACTIONS
  let shown: DocumentStatus | undefined
  const refresh = async (): Promise<void> => {
    const document = activeLogEditor()?.document
    const status = document && (await server.status(document))
    if (document !== activeLogEditor()?.document) return
    shown = status?.language ? status : undefined
    if (shown) show(item, shown)
    else item.hide()
  }
  const subscriptions = vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void refresh()),
    vscode.workspace.onDidOpenTextDocument(() => void refresh()),
    server.onChanged(() => void refresh()),
    vscode.commands.registerCommand(ACTIONS, () => shown && offerActions(shown)),
  )
  void refresh()
  return { text: () => shown && item.text, dispose: () => subscriptions.dispose() }
}

function show(item: vscode.StatusBarItem, status: DocumentStatus): void {
  item.text = statusText(status)
  item.tooltip = tooltip(status)
  item.accessibilityInformation = { label: `Log: ${statusText(status)}`, role: 'button' }
  item.show()
}

/** Everything in it is plain text: file names and what a log says must not become links or commands. */
function tooltip(status: DocumentStatus): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  const lines = [
    `${recognisedText(status)}: ${status.because}.`,
    `Clock ${status.clock}: ${status.clockBecause}.`,
    `${entriesText(status)}.`,
  ]
  for (const [i, line] of lines.entries()) {
    if (i > 0) text.appendMarkdown('\n\n')
    text.appendText(line)
  }
  return text
}

interface Action extends vscode.QuickPickItem {
  run(): unknown
}

async function offerActions(status: DocumentStatus): Promise<void> {
  const actions: readonly Action[] = [
    {
      label: '$(watch) Set the time zone of this log…',
      detail: `Now ${status.clock}: ${status.clockBecause}`,
      run: () => vscode.commands.executeCommand('lockoutTrail.setFileZone'),
    },
    { label: '$(checklist) Open the checklist', run: () => vscode.commands.executeCommand('lockoutTrail.openChecklist') },
    {
      label: '$(question) Show why it was recognised',
      detail: recognisedText(status),
      run: () => vscode.window.showInformationMessage(`${recognisedText(status)}: ${status.because}. ${entriesText(status)}.`),
    },
  ]
  const chosen = await vscode.window.showQuickPick(actions, { title: statusText(status), placeHolder: 'What next?' })
  await chosen?.run()
}
