import * as vscode from 'vscode'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'

/** A place in a log. */
export interface LogPlace {
  readonly uri: vscode.Uri
  readonly line: number
  readonly character: number
}

/** Where the cursor is in a log; in a view, where what is under it stands in its own log. */
export async function logUnderCursor(server: Pick<LogServer, 'origin'>): Promise<LogPlace | undefined> {
  const editor = activeLogEditor()
  const origin = editor && (await server.origin(editor.document, editor.selection.active))
  return origin && { ...origin, uri: vscode.Uri.parse(origin.uri) }
}
