import * as vscode from 'vscode'
import { activeLogEditor, isOurs } from './logDocuments.ts'
import { whenQuiet } from './quiet.ts'

/** The steps of the walkthrough in the manifest that are done by doing. */
export type WalkthroughStep = 'open' | 'failures' | 'related' | 'checklist' | 'report'

/** How long VS Code may take to read the walkthrough that a new tab shows. Milliseconds. */
const READ = 500

const known = new Set<WalkthroughStep>()

/** Ticks a step of the walkthrough, now or when the walkthrough is opened. */
export function done(step: WalkthroughStep): void {
  known.add(step)
  void tell(step)
}

/** Keeps the walkthrough in step with what was done: VS Code hears of it only once a walkthrough was opened, so it is told again when a tab is. */
export function registerWalkthrough(): vscode.Disposable {
  const considerLog = (): void => {
    const editor = activeLogEditor()
    if (editor && isOurs(editor.document)) done('open')
  }
  const tellAgain = whenQuiet(READ, () => known.forEach(step => void tell(step)))
  considerLog()
  return vscode.Disposable.from(
    tellAgain,
    vscode.window.onDidChangeActiveTextEditor(considerLog),
    vscode.workspace.onDidOpenTextDocument(considerLog),
    vscode.window.tabGroups.onDidChangeTabs(tellAgain),
  )
}

/** The manifest waits for this key to become true. One that was true before the walkthrough was read would never tick, so it does not stay so. */
async function tell(step: WalkthroughStep): Promise<void> {
  for (const now of [true, false]) await vscode.commands.executeCommand('setContext', `lockoutTrail.done.${step}`, now)
}
