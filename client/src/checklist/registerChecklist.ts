import * as vscode from 'vscode'
import type { CaseEvidence, CaseFile } from '../../../shared/caseFile.ts'
import type { Verdict } from '../../../shared/investigation.ts'
import type { FromPanel } from '../../../shared/panelMessages.ts'
import type { ReadingState } from '../../../shared/requests.ts'
import { chooseCaseFile, saveCaseFile } from './caseFiles.ts'
import { type CaseStore, openCaseStore } from './caseStore.ts'
import { type ChecklistPanel, checklistPanel, newWebview, VIEW_TYPE } from './checklistPanel.ts'
import type { ChecklistServer } from './checklistServer.ts'
import { evidenced, panelCase } from './decisions.ts'
import { type Investigated, investigations } from './investigations.ts'
import { lists } from './lists.ts'
import { respond } from './respond.ts'
import { done } from '../walkthrough.ts'

/** The checklist as other parts of the extension use it. */
export interface Checklist {
  /** Opens the panel, or brings it forward, for this user or for the one it concerns most. */
  show(user?: string): void
  /** The account that was investigated last. */
  user(): string | undefined
  /** Takes a case file in place of the present case. */
  takeCase(caseFile: CaseFile): Promise<void>
  /** Changes what the case states besides decisions, such as the clock of a file. */
  restateCase(next: (caseFile: CaseFile) => CaseFile): Promise<void>
  /** Keeps an entry as evidence for a step, whose finding is this. */
  keepEvidence(step: string, evidence: CaseEvidence, finding: Verdict): Promise<void>
}

/** Registers the panel with its serializer and the commands that open it, save a case and load one. */
export function registerChecklist(context: vscode.ExtensionContext, server: ChecklistServer): Checklist {
  let panel: ChecklistPanel | undefined
  const store = caseStoreOnce(context, server)
  const found = investigations(server, {
    found: investigated => {
      panel?.show(investigated)
      longLists.renew()
    },
    failed: message => panel?.post({ type: 'failed', message }),
  })
  const longLists = lists(() => found.latest())
  const sendCase = async (): Promise<void> => {
    const cases = await store()
    panel?.post({ type: 'case', case: panelCase(cases.current(), cases.decisions()) })
  }
  const adopt = (webview: vscode.WebviewPanel): void => {
    const mine = checklistPanel(webview, context.extensionUri, message => void hear(message).catch(tellPerson))
    panel = mine
    webview.onDidDispose(() => {
      if (panel === mine) panel = undefined
    })
  }
  const hear = async (message: FromPanel): Promise<void> => {
    if (!panel) return
    if (message.type === 'ready') {
      panel.restart()
      // Without its case the investigation is still worth showing.
      await sendCase().catch(tellPerson)
      const latest = found.latest()
      if (latest) panel.show(latest)
      else if (message.user === undefined) found.again()
      else found.of(message.user)
      return
    }
    const to = { panel, server, store: await store(), found, longLists, sendCase }
    await respond(message, to)
  }
  const show = (user?: string): void => {
    done('checklist')
    if (panel) panel.webview.reveal(undefined, false)
    else adopt(newWebview(context.extensionUri))
    if (user !== undefined) found.of(user)
  }
  const load = async (): Promise<void> => {
    const chosen = await chooseCaseFile()
    if (chosen) await takeCase(chosen)
  }
  const takeCase = async (caseFile: CaseFile): Promise<void> => {
    await (await store()).replace(caseFile)
    await sendCase()
  }
  const restateCase = async (next: (caseFile: CaseFile) => CaseFile): Promise<void> => {
    await (await store()).restate(next)
    await sendCase()
  }
  const keepEvidence: Checklist['keepEvidence'] = async (step, evidence, finding) => {
    await (await store()).change(decisions => evidenced(decisions, step, evidence, finding))
    await sendCase()
  }
  context.subscriptions.push(
    longLists,
    server.onChanged(() => {
      if (panel) found.again()
      else found.forget()
    }),
    server.onReading(reading => panel?.reading(reading && readingOf(reading))),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, { deserializeWebviewPanel: async webview => adopt(webview) }),
    vscode.commands.registerCommand('lockoutTrail.openChecklist', (user?: unknown) => show(typeof user === 'string' ? user : undefined)),
    vscode.commands.registerCommand('lockoutTrail.saveCase', async () =>
      saveCaseFile(withSubject((await store()).current(), found.latest())),
    ),
    vscode.commands.registerCommand('lockoutTrail.loadCase', load),
  )
  return { show, user: () => found.latest()?.investigation.subject.user, takeCase, restateCase, keepEvidence }
}

function tellPerson(error: unknown): void {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error))
}

/** A case that names no user is about the one that was investigated. */
function withSubject(caseFile: CaseFile, investigated: Investigated | undefined): CaseFile {
  if (caseFile.subject || !investigated?.investigation.subject.user) return caseFile
  const { user, domain } = investigated.investigation.subject
  return { ...caseFile, subject: { user, ...(domain ? { domain } : {}) } }
}

function readingOf(reading: ReadingState): Parameters<ChecklistPanel['reading']>[0] {
  const { path, file, files, bytesDone, bytesTotal } = reading
  return { path, filesDone: file, files, bytesDone, bytes: bytesTotal, running: true, unread: [] }
}

/** The case is opened once, as soon as the extension starts, so that earlier decisions count from the beginning. */
function caseStoreOnce(context: vscode.ExtensionContext, server: ChecklistServer): () => Promise<CaseStore> {
  let opened: Promise<CaseStore> | undefined
  const open = (): Promise<CaseStore> => {
    opened ??= openCaseStore(context.workspaceState, server).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  open().catch(() => undefined)
  return open
}
