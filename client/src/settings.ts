import * as vscode from 'vscode'
import type { Settings } from '../../shared/requests.ts'
import type { LogServer } from './logServer.ts'

const SECTION = 'lockoutTrail'

/** The settings as they are now. */
export function settings(): Settings {
  const section = vscode.workspace.getConfiguration(SECTION)
  return {
    include: section.get('include', []),
    exclude: section.get('exclude', []),
    timeZone: section.get('timeZone', ''),
    dateOrder: section.get<Settings['dateOrder']>('dateOrder', ''),
    year: section.get<number | null>('year', null),
  }
}

/** Tells the server the settings, now and whenever one changes. */
export function registerSettings(server: LogServer): vscode.Disposable {
  server.tellSettings(settings())
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(SECTION)) server.tellSettings(settings())
  })
}
