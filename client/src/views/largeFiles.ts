import * as vscode from 'vscode'
import type { LogServer } from '../logServer.ts'
import { viewUri } from './viewDocuments.ts'

/** What VS Code sends to extensions of a file, at most. Bytes; source: VS Code, `StorageManager`'s limit on synchronised models. */
const LARGEST = 50 * 1024 * 1024

/** Whether a file is too large for VS Code to give it to extensions. */
export async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return false
  const { size } = await vscode.workspace.fs.stat(uri)
  return size > LARGEST
}

/** A document in which lines of a log can be shown, and the first of them there. */
export interface ShownLines {
  readonly document: vscode.TextDocument
  readonly line: number
}

/** A log to show a line (0-based) of: the log itself, or the part around the line where the log is too large to be opened. */
export async function openAt(server: Pick<LogServer, 'view'>, uri: vscode.Uri, line: number): Promise<ShownLines> {
  if (!(await isTooLarge(uri).catch(() => false))) return { document: await vscode.workspace.openTextDocument(uri), line }
  const part = viewUri({ by: 'line', of: uri.toString(), line })
  const document = await vscode.workspace.openTextDocument(part)
  return { document, line: (await server.view(part))?.at ?? 0 }
}
