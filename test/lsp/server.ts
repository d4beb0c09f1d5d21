import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { editorUri } from '../../server/src/files.node.ts'
import { READING, type ReadingState } from '../../shared/requests.ts'
import type { Settings } from '../../shared/settings.ts'

export const ROOT = path.resolve(import.meta.dirname, '../..')
export const SAMPLE = path.join(ROOT, 'samples/exchange-lockout')

/** The built server, spoken to as an editor does. */
export interface RunningServer {
  readonly connection: ProtocolConnection
  readonly capabilities: InitializeResult['capabilities']
  /** Diagnostics by uri, as they came last. */
  readonly diagnostics: ReadonlyMap<string, readonly { readonly message: string; readonly code?: unknown }[]>
  /** What a person was told. */
  readonly messages: readonly string[]
  readonly pid: number
  uriOf(name: string): string
  /** Opens a file of the folder as an editor would, and gives its text. */
  open(name: string, languageId?: string): Promise<string>
  stop(): Promise<void>
}

/** Starts `dist/server.node.js` on a folder, with the settings of an editor, and waits until every file in it is read. */
export async function startServer(folder: string = SAMPLE, settings: Partial<Settings> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/server.node.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  const diagnostics = new Map<string, readonly { readonly message: string }[]>()
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: { message: string }[] }) => {
    diagnostics.set(params.uri, params.diagnostics)
  })
  const messages: string[] = []
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message))
  connection.onRequest('workspace/semanticTokens/refresh', () => null)
  const read = new Promise<void>(resolve => {
    connection.onNotification(READING, (state: ReadingState | null) => {
      if (state === null) resolve()
    })
  })
  connection.listen()
  const uri = editorUri(folder)
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: uri,
    initializationOptions: settings,
    capabilities: { workspace: { semanticTokens: { refreshSupport: true } } },
    workspaceFolders: [{ uri, name: 'sample' }],
  })
  await connection.sendNotification('initialized', {})
  await read
  const uriOf = (name: string): string => editorUri(path.join(folder, name))
  return {
    connection,
    capabilities,
    diagnostics,
    messages,
    pid: child.pid ?? 0,
    uriOf,
    open: async (name, languageId = 'plaintext') => {
      const text = readFileSync(path.join(folder, name), 'latin1')
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId, version: 1, text } })
      return text
    },
    stop: async () => {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
      child.kill()
    },
  }
}

/** The position of the first occurrence of some text, from a line on (0-based). */
export function positionOf(text: string, wanted: string, fromLine = 0): { line: number; character: number } {
  const lines = text.split(/\r\n|\n/)
  const line = lines.findIndex((candidate, i) => i >= fromLine && candidate.includes(wanted))
  if (line < 0) throw new Error(`"${wanted}" is not in the text`)
  return { line, character: lines[line]!.indexOf(wanted) }
}
