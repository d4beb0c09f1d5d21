import * as vscode from 'vscode'
import { readCaseFile } from './checklist/caseFiles.ts'
import { isCaseKept } from './checklist/caseStore.ts'
import type { Checklist } from './checklist/registerChecklist.ts'

const CASE_FILES = '**/*.lockout-case.json'
/** Milliseconds for which the status bar says so. */
const MESSAGE_STAYS = 5000

/** Takes the case file of the folder when it is opened for the first time and holds exactly one; with several, the person chooses by "Load Case". */
export async function loadOnlyCase(context: vscode.ExtensionContext, checklist: Checklist): Promise<void> {
  if (isCaseKept(context.workspaceState)) return
  const [only, ...others] = await vscode.workspace.findFiles(CASE_FILES, '**/node_modules/**', 2)
  if (!only || others.length > 0) return
  const caseFile = await readCaseFile(only)
  if (!caseFile) return
  await checklist.takeCase(caseFile)
  vscode.window.setStatusBarMessage(`$(check) Case ${fileName(only)} loaded`, MESSAGE_STAYS)
}

/** The part of the name that a person gave: `founding-case` of `founding-case.lockout-case.json`. */
function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.lockout-case\.json$/, '')
}
