import * as vscode from 'vscode'
import type { CaseEvidence } from '../../../shared/caseFile.ts'
import type { Checklist } from '../checklist/registerChecklist.ts'
import { activeLogEditor } from '../logDocuments.ts'
import type { LogServer } from '../logServer.ts'
import { say } from '../statusMessage.ts'

/** The command that keeps the entry under the cursor as evidence for a step of the checklist. */
export function registerKeepEvidence(server: LogServer, checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.keepEvidence', async () => {
    const editor = activeLogEditor()
    if (!editor) return
    const entry = await server.entryAt(editor.document, editor.selection.active.line)
    if (entry === undefined) return say('There is no entry of the log at the cursor.')
    const steps = (await server.investigate()).investigation.steps
    const items = steps.map(({ id, title, because }) => ({ label: `${id} ${title}`, detail: because, id }))
    const chosen = await vscode.window.showQuickPick(items, { title: 'Keep this entry as evidence for…', matchOnDetail: true })
    const step = steps.find(({ id }) => id === chosen?.id)
    if (step === undefined) return
    const evidence: CaseEvidence = { path: entry.path, line: entry.start + 1, digest: await digestOf(entry.text) }
    await checklist.keepEvidence(step.id, evidence, step.verdict)
    say(`$(check) Kept as evidence for ${step.id}.`)
  })
}

/** First 12 hex digits of the SHA-256 of an entry's text, its lines parted by LF: notices when the file is no longer the same. */
async function digestOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text.replaceAll('\r\n', '\n').replace(/\n$/, ''))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest.subarray(0, 6)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
