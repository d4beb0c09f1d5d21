import * as vscode from 'vscode'
import { casePath, globMatcher } from './casePaths.ts'
import type { Checklist } from './checklist/registerChecklist.ts'
import type { LogServer } from './logServer.ts'
import { logUnderCursor } from './logUnderCursor.ts'
import { withClock, zoneFrom, zoneLabel } from './zones.ts'

/** The command that states in which zone a log was written. The panel names the log; else it is the one in the active editor. */
export function registerSetFileZone(server: LogServer, checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.setFileZone', async (named?: unknown) => {
    const uri = named instanceof vscode.Uri ? named : (await logUnderCursor(server))?.uri
    if (!uri) return
    const status = await server.status({ uri })
    const now = status ? `Now ${status.clock}: ${status.clockBecause}` : ''
    const zone = await chooseZone(`Time zone of ${vscode.workspace.asRelativePath(uri)}`, now)
    if (zone === undefined) return
    const matches = await globMatcher(uri)
    await checklist.restateCase(caseFile => withClock(caseFile, casePath(uri), { zone }, matches))
  })
}

interface ZoneItem extends vscode.QuickPickItem {
  readonly zone: string
}

/** A list of all zones that also takes what is typed, as long as it is a zone. */
function chooseZone(title: string, now: string): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ZoneItem>()
  pick.title = title
  pick.placeholder = `An offset such as -05:00, or a place such as Europe/Berlin. ${now}`
  const zones = Intl.supportedValuesOf('timeZone').map(zone => ({ label: zone, zone }))
  const offer = (typed: string): void => {
    pick.items = [...typedZone(typed), { label: 'UTC', zone: '+00:00' }, ...zones]
  }
  offer('')
  return new Promise(resolve => {
    pick.onDidChangeValue(offer)
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems
      if (!chosen) return
      resolve(chosen.zone)
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

/** An offset that was typed is not in the list, so it becomes an item of its own. */
function typedZone(typed: string): readonly ZoneItem[] {
  const zone = zoneFrom(typed)
  return zone && /^[+-]/.test(zone) ? [{ label: typed, description: zoneLabel(zone), alwaysShow: true, zone }] : []
}
