import * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { clientOptions } from './clientOptions.ts'
import { type Extension, start } from './extension.ts'

/**
 * WebAssembly as it was first compiled: V8's optimiser takes gigabytes for the one huge function that recognises the labels of all languages, and ends the
 * process with "out of memory: Zone" (seen in V8 13.6). The baseline code is as fast as anybody notices.
 */
const BASELINE = ['--liftoff-only']

let client: LanguageClient | undefined

/** Starts the extension on a desktop or in a remote window: the server runs beside it, as a process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<Extension> {
  const log = vscode.window.createOutputChannel('Lockout Trail', { log: true })
  const server = { module: context.asAbsolutePath('dist/server.node.js'), transport: TransportKind.ipc, options: { execArgv: BASELINE } }
  const debug = { ...server, options: { execArgv: [...BASELINE, '--nolazy', '--inspect=6029'] } }
  client = new LanguageClient('lockoutTrail', 'Lockout Trail', { run: server, debug }, clientOptions(context, log))
  context.subscriptions.push(log)
  return start(context, client, log)
}

export async function deactivate(): Promise<void> {
  await client?.stop()
}
