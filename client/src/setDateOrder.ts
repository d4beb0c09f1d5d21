import * as vscode from 'vscode'
import type { DateOrder } from '../../shared/caseFile.ts'
import { casePath, globMatcher } from './casePaths.ts'
import type { Checklist } from './checklist/registerChecklist.ts'
import type { LogServer } from './logServer.ts'
import { logUnderCursor } from './logUnderCursor.ts'
import { withClock } from './zones.ts'

interface OrderItem extends vscode.QuickPickItem {
  readonly order: DateOrder
}

const ORDERS: readonly OrderItem[] = [
  { label: 'Day before month', description: '9/12/2006 is the 9th of December', order: 'day-first' },
  { label: 'Month before day', description: '9/12/2006 is the 12th of September', order: 'month-first' },
]

/** The command that states how dates are written in a log of which no date says it. */
export function registerSetDateOrder(server: LogServer, checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.setDateOrder', async () => {
    const uri = (await logUnderCursor(server))?.uri
    if (!uri) return
    const status = await server.status({ uri })
    const title = `Order of day and month in ${vscode.workspace.asRelativePath(uri)}`
    const chosen = await vscode.window.showQuickPick(ORDERS, { title, placeHolder: status ? `Now: ${status.clockBecause}` : '' })
    if (!chosen) return
    const matches = await globMatcher(uri)
    await checklist.restateCase(caseFile => withClock(caseFile, casePath(uri), { dates: chosen.order }, matches))
  })
}
