import * as vscode from 'vscode'
import type { FromPanel, PanelDocument, Reading, ToPanel } from '../../../shared/panelMessages.ts'
import { documentChanges, isEmptyChange } from './documentChanges.ts'
import type { Investigated } from './investigations.ts'
import { panelDocument } from './panelDocument.ts'
import { panelHtml, STYLES } from './panelHtml.ts'

export const VIEW_TYPE = 'lockoutTrail.checklist'

/** One webview that shows the investigation. It remembers what it has sent, and sends what is new. */
export interface ChecklistPanel {
  readonly webview: vscode.WebviewPanel
  show(investigated: Investigated): void
  post(message: ToPanel): void
  reading(reading: Reading | null): void
  /** Forgets what was sent: the webview has started anew. */
  restart(): void
}

export function newWebview(extensionUri: vscode.Uri): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW_TYPE, 'Lockout Checklist', vscode.ViewColumn.Active, webviewOptions(extensionUri))
}

function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  return { enableScripts: true, localResourceRoots: [mediaFolder(extensionUri)], enableFindWidget: true }
}

function mediaFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'media')
}

/** Fills a webview, new or restored, and hears it. */
export function checklistPanel(webview: vscode.WebviewPanel, extensionUri: vscode.Uri, hear: (message: FromPanel) => void): ChecklistPanel {
  let sent: PanelDocument | undefined
  webview.webview.options = webviewOptions(extensionUri)
  webview.webview.html = html(webview.webview, extensionUri)
  webview.webview.onDidReceiveMessage((message: FromPanel) => hear(message))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code delivers it; there is no origin to name
  const post = (message: ToPanel): void => void webview.webview.postMessage(message)
  return {
    webview,
    post,
    show(investigated) {
      const document = panelDocument(investigated.investigation, investigated.accounts)
      const changes = documentChanges(sent, document)
      if (!isEmptyChange(changes, sent)) post({ type: 'changes', changes })
      post({ type: 'unrecognised', files: investigated.unrecognised.slice(0, 200) })
      sent = document
      webview.title = titleOf(document)
    },
    reading: reading => post({ type: 'reading', reading }),
    restart() {
      sent = undefined
    },
  }
}

function titleOf({ scope, subject }: PanelDocument): string {
  if (scope === 'spray') return 'Password Spray'
  return subject.user ? `Lockout of ${subject.user}` : 'Lockout Checklist'
}

function html(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(mediaFolder(extensionUri), name)).toString()
  return panelHtml({ script: uri('checklist.js'), styles: STYLES.map(uri), cspSource: webview.cspSource, nonce: nonce() })
}

function nonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '')
}
