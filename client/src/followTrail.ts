import * as vscode from 'vscode'
import type { FollowParams } from '../../shared/requests.ts'
import { inTurn } from './inTurn.ts'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'
import { say } from './statusMessage.ts'
import { showEntry } from './showEntry.ts'
import { done } from './walkthrough.ts'

/** The commands that walk from an entry to what led to it, hop by hop toward the client, and back toward the lockout. */
export function registerFollowTrail(server: LogServer): vscode.Disposable {
  const turn = inTurn()
  return vscode.Disposable.from(
    vscode.commands.registerCommand('lockoutTrail.followToClient', () => turn(() => walk(server, 'client'))),
    vscode.commands.registerCommand('lockoutTrail.followToLockout', () => turn(() => walk(server, 'lockout'))),
  )
}

async function walk(server: LogServer, toward: FollowParams['toward']): Promise<void> {
  const editor = activeLogEditor()
  if (!editor) return
  const { line, character } = editor.selection.active
  const next = await server.follow(editor.document, line, character, toward)
  if (next === undefined) return say(ENDS[toward])
  await showEntry(server, next.entry, { focus: true })
  done('related')
  say(`$(arrow-right) ${next.because}`)
}

const ENDS = {
  client: 'The logs show nothing that led to this entry.',
  lockout: 'The logs show nothing that came of this entry.',
} as const
