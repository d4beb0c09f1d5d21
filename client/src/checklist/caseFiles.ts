import * as vscode from 'vscode'
import type { CaseFile } from '../../../shared/caseFile.ts'
import { readCase } from '../../../shared/readCase.ts'
import { caseText } from './caseText.ts'

const FILTERS = { 'Lockout case': ['lockout-case.json', 'json'] }

/** Writes the case where the person says, as `NAME.lockout-case.json`. */
export async function saveCaseFile(caseFile: CaseFile): Promise<void> {
  const name = `${fileName(caseFile.title ?? caseFile.subject?.user ?? 'case')}.lockout-case.json`
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const target = await vscode.window.showSaveDialog({
    filters: FILTERS,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  })
  if (!target) return
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(caseText(caseFile)))
}

function fileName(words: string): string {
  return words.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
}

/** Reads a case from a file that the person chooses; says what is wrong when it is not one. */
export async function chooseCaseFile(): Promise<CaseFile | undefined> {
  const [chosen] = (await vscode.window.showOpenDialog({ canSelectMany: false, filters: FILTERS, openLabel: 'Load case' })) ?? []
  return chosen && readCaseFile(chosen)
}

export async function readCaseFile(uri: vscode.Uri): Promise<CaseFile | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri)
  const read = readCase(new TextDecoder().decode(bytes))
  if (read.ok) return read.case
  const name = vscode.workspace.asRelativePath(uri)
  void vscode.window.showErrorMessage(
    `${name} is not a lockout case: ${read.because}. Choose a file that was written by "Save Case", or correct it.`,
  )
  return undefined
}
