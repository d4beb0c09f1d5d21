import * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { clientOptions } from './clientOptions.ts'
import { type Extension, start } from './extension.ts'

let client: LanguageClient | undefined

/** Starts the extension on a desktop or in a remote window: the server runs beside it, as a process of its own. */
export function activate(context: vscode.ExtensionContext): Extension {
  const log = vscode.window.createOutputChannel('Lockout Trail', { log: true })
  const server = { module: context.asAbsolutePath('dist/server.node.js'), transport: TransportKind.ipc }
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6029'] } }
  client = new LanguageClient('lockoutTrail', 'Lockout Trail', { run: server, debug }, clientOptions(context, log))
  context.subscriptions.push(log)
  return start(context, client, log)
}

export async function deactivate(): Promise<void> {
  await client?.stop()
}
