import * as vscode from 'vscode'
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient'
import { logSelector } from './logDocuments.ts'
import { settings } from './settings.ts'

/** Folders of tools, in which files change all the time and no log lies. */
const TOOL_FOLDERS = /\/(\.git|\.hg|\.svn|node_modules)\//

/** How the editor talks to the server: which documents it sends, which files it watches, where it reports. */
export function clientOptions(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClientOptions {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*')
  context.subscriptions.push(watcher)
  return {
    documentSelector: [...logSelector()],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'Lockout Trail',
    initializationOptions: () => settings(context),
    markdown: { isTrusted: false, supportHtml: false },
    synchronize: { fileEvents: watcher },
    middleware: {
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          if (!TOOL_FOLDERS.test(event.uri)) await next(event)
        },
      },
    },
  }
}
