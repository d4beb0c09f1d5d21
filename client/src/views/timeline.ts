import * as vscode from 'vscode'
import type { TimelineKind, TimelineWish } from '../../../shared/requests.ts'
import { activeLogEditor } from '../logDocuments.ts'
import type { LogServer } from '../logServer.ts'
import { openView, sayHowMuch } from './viewDocuments.ts'

/** What a timeline shows unless somebody chooses. */
const WHOLE_CASE: readonly TimelineKind[] = ['attempts', 'lockouts', 'sessions']

/** The command that opens the entries of a case from all logs as one document in order of time; whoever calls it may say of which account or identity. */
export function registerTimeline(server: LogServer, investigated: () => string | undefined): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.openTimeline', async (asked?: Partial<TimelineWish>) => {
    const wish = asked === undefined ? await choose(server, investigated()) : { by: 'case' as const, show: WHOLE_CASE, ...asked }
    if (!wish) return
    await openView(server, wish)
    await sayHowMuch(server, wish)
  })
}

interface Choice extends vscode.QuickPickItem {
  readonly part: Partial<TimelineWish>
}

async function choose(server: LogServer, user: string | undefined): Promise<TimelineWish | undefined> {
  const items: readonly Choice[] = [
    { label: 'Refused sign-ins', description: user ?? 'of the account it concerns most', picked: true, part: { show: ['attempts'] } },
    { label: 'Lockouts', picked: true, part: { show: ['lockouts'] } },
    { label: 'Connections of the clients', description: 'that belong to a refused sign-in', picked: true, part: { show: ['sessions'] } },
    ...(await underCursor(server)),
  ]
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Timeline of all logs',
    placeHolder: 'What is to be in it',
    canPickMany: true,
  })
  if (chosen === undefined || chosen.length === 0) return undefined
  const identity = chosen.find(({ part }) => part.identity !== undefined)?.part.identity
  return {
    by: 'case',
    show: chosen.flatMap(({ part }) => part.show ?? []),
    ...(user === undefined ? {} : { user }),
    ...(identity === undefined ? {} : { identity }),
  }
}

async function underCursor(server: LogServer): Promise<readonly Choice[]> {
  const editor = activeLogEditor()
  const { line, character } = editor?.selection.active ?? new vscode.Position(0, 0)
  const related = editor && (await server.related(editor.document, line, character))
  if (related === undefined) return []
  return [
    { label: `Entries that name ${related.identity}`, description: related.total.toLocaleString('en'), part: { identity: related.place } },
  ]
}
