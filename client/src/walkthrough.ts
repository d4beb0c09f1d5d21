import * as vscode from 'vscode'
import { activeLogEditor, isOurs } from './logDocuments.ts'
import { whenQuiet } from './quiet.ts'

/** The steps of the walkthrough in the manifest that are done by doing. */
export type WalkthroughStep = 'open' | 'failures' | 'related' | 'checklist' | 'report'

/** How long VS Code may take to read the walkthrough that a new tab shows: told sooner, it does not hear; and a busy machine needs longer. Milliseconds. */
const READ = [500, 2000, 8000]

const known = new Set<WalkthroughStep>()

/** Ticks a step of the walkthrough, now or when the walkthrough is opened. */
export function done(step: WalkthroughStep): void {
  known.add(step)
  tell(step)
}

/** Keeps the walkthrough in step with what was done: VS Code hears of it only once a walkthrough was opened, so it is told again when a tab is. */
export function registerWalkthrough(): vscode.Disposable {
  const considerLog = (): void => {
    const editor = activeLogEditor()
    if (editor && isOurs(editor.document)) done('open')
  }
  const tellAgain = READ.map(time => whenQuiet(time, () => known.forEach(step => tell(step))))
  considerLog()
  return vscode.Disposable.from(
    ...tellAgain,
    vscode.window.onDidChangeActiveTextEditor(considerLog),
    vscode.workspace.onDidOpenTextDocument(considerLog),
    vscode.window.tabGroups.onDidChangeTabs(() => tellAgain.forEach(again => again())),
  )
}

/**
 * The manifest waits for this key to become true. One that is true while the walkthrough is read would never tick, so it is
 * true for no longer than two messages need, which are sent together.
 */
function tell(step: WalkthroughStep): void {
  for (const now of [true, false]) void vscode.commands.executeCommand('setContext', `lockoutTrail.done.${step}`, now)
}
