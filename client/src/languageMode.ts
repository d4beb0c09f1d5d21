import * as vscode from 'vscode'
import { mayBeLog } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'

/**
 * Gives a document the language of the format that was recognised in it, unless a person chose one: a language that is neither the one it opened with
 * nor one given here was chosen by hand, and stays.
 */
export function registerLanguageMode(server: LogServer, log: Pick<vscode.LogOutputChannel, 'warn'>): vscode.Disposable {
  const expected = new WeakMap<vscode.TextDocument, string>()
  const consider = async (document: vscode.TextDocument): Promise<void> => {
    if (!expected.has(document)) expected.set(document, document.languageId)
    if (!mayBeLog(document)) return
    const language = (await server.status(document))?.language
    if (!language || language === document.languageId || document.isClosed) return
    if (document.languageId !== expected.get(document)) return
    expected.set(document, language)
    await vscode.languages.setTextDocumentLanguage(document, language)
  }
  const considerOpen = (): void => {
    for (const document of vscode.workspace.textDocuments)
      consider(document).catch((error: unknown) => log.warn(`language: ${String(error)}`))
  }
  considerOpen()
  return vscode.Disposable.from(vscode.workspace.onDidOpenTextDocument(considerOpen), server.onChanged(considerOpen))
}
