import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { loadOnlyCase } from './caseLoading.ts'
import { registerChecklist } from './checklist/registerChecklist.ts'
import { type FailureDecorations, registerFailureDecorations } from './failureDecorations.ts'
import { registerAddFact } from './facts/addFact.ts'
import { registerKeepEvidence } from './facts/keepEvidence.ts'
import { registerSetFileHost } from './facts/setFileHost.ts'
import { registerFailureNavigation } from './failureNavigation.ts'
import { registerFollowTrail } from './followTrail.ts'
import { registerInvestigateUser } from './investigateUser.ts'
import { registerLanguageMode } from './languageMode.ts'
import { type LogServer, logServer } from './logServer.ts'
import { registerOpenSample } from './openSample.ts'
import { registerReadingProgress } from './readingProgress.ts'
import { registerRelated, type RelatedEntries } from './related/registerRelated.ts'
import { registerSaveReport } from './saveReport.ts'
import { registerSetDateOrder } from './setDateOrder.ts'
import { registerSetFileZone } from './setFileZone.ts'
import { registerSettings } from './settings.ts'
import { registerShownFiles } from './shownFiles.ts'
import { registerShowLog } from './showLog.ts'
import { registerStatusBar, type StatusBar } from './statusBar.ts'
import { registerLargeFileNotice } from './views/largeFileNotice.ts'
import { registerSlices } from './views/slices.ts'
import { registerTimeline } from './views/timeline.ts'
import { registerViewDocuments } from './views/viewDocuments.ts'
import { registerWalkthrough } from './walkthrough.ts'

/** What `activate` gives to tests: the server to ask and to start anew, and what is drawn. */
export interface Extension {
  readonly server: LogServer
  readonly restart: () => Promise<void>
  readonly decorations: FailureDecorations
  readonly statusBar: StatusBar
  readonly related: RelatedEntries
}

/** Everything the extension adds to the editor. It is all there at once: a command waits for activation, and only questions wait for the server. */
export function start(context: vscode.ExtensionContext, client: BaseLanguageClient, log: vscode.LogOutputChannel): Extension {
  const server = logServer(client, log)
  client.start().catch(explainStart)

  const checklist = registerChecklist(context, server)
  const decorations = registerFailureDecorations(server)
  const statusBar = registerStatusBar(server)
  const related = registerRelated(server)
  context.subscriptions.push(
    registerShowLog(log),
    registerOpenSample(context),
    decorations,
    statusBar,
    related,
    registerSettings(server, context),
    registerShownFiles(server),
    registerFailureNavigation(server),
    registerLanguageMode(server, log),
    registerReadingProgress(server),
    registerInvestigateUser(server, checklist),
    registerSetFileZone(server, checklist),
    registerSetDateOrder(server, checklist),
    registerSetFileHost(server, checklist),
    registerAddFact(checklist),
    registerKeepEvidence(server, checklist),
    registerFollowTrail(server),
    registerViewDocuments(server),
    registerSlices(server),
    registerTimeline(server, () => checklist.user()),
    registerLargeFileNotice(server),
    registerSaveReport(server, checklist),
    registerWalkthrough(),
  )
  loadOnlyCase(context, checklist).catch((error: unknown) => log.error(`case file: ${String(error)}`))
  const restart = async (): Promise<void> => {
    await client.stop()
    await client.start()
  }
  return { server, restart, decorations, statusBar, related }
}

/** Without the server there are still colours and the log; the person is told once. */
function explainStart(): void {
  const chosen = vscode.window.showErrorMessage('The log server of Lockout Trail did not start. Its log says why.', 'Show Log')
  void chosen.then(choice => choice && vscode.commands.executeCommand('lockoutTrail.showLog'))
}
