import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Extension } from '../../client/src/extension.ts'
import type { DocumentStatus } from '../../shared/requests.ts'

export const ID = 'lockout-trail.lockout-trail'

/** The files of the sample, as a person would name them. */
export const LOGS = {
  security: 'DC01_Security.txt',
  netlogon: 'netlogon.log',
  web: 'W3SVC1/ex060912.log',
  mail: 'SMTPSVC1/ex060912.log',
  processes: 'tasklist_svc_EXCHSRV01.txt',
}

/** How long a test waits for something to come true, and how often it looks. Milliseconds. */
const PATIENCE = 40_000
const PAUSE = 100

export async function activate(): Promise<Extension> {
  const extension = vscode.extensions.getExtension<Extension>(ID)
  assert.ok(extension, `${ID} is not installed`)
  return extension.activate()
}

/** Waits until `look` finds something; fails with `what` when it never does. */
export async function eventually<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`never came true: ${what}`)
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
}

export function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder, 'no folder is open')
  return vscode.Uri.joinPath(folder.uri, file)
}

/** Opens a file of the sample and waits until the server has read it. */
export async function openLog(file: string): Promise<{ editor: vscode.TextEditor; status: DocumentStatus }> {
  const { server } = await activate()
  const editor = await vscode.window.showTextDocument(uriOf(file))
  const status = await eventually(`${file} is read`, async () => {
    const answer = await server.status(editor.document)
    return answer?.language ? answer : undefined
  })
  await eventually(`${file} has its language`, () => editor.document.languageId === status.language)
  return { editor, status }
}

/** Where a text stands for the first time from a line on (0-based), one character in. */
export function placeOf(document: vscode.TextDocument, text: string, fromLine = 0): vscode.Position {
  const from = document.offsetAt(new vscode.Position(fromLine, 0))
  const at = document.getText().indexOf(text, from)
  assert.notEqual(at, -1, `${text} is not in the log`)
  return document.positionAt(at + 1)
}

/** The line of the first failure of the two hours. */
export function firstNight(document: vscode.TextDocument): number {
  return placeOf(document, '9/12/2006').line
}

/** A path below the sample's folder. */
export const pathOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri, false)
