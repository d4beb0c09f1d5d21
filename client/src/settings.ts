import * as vscode from 'vscode'
import type { Settings } from '../../shared/settings.ts'
import type { LogServer } from './logServer.ts'

const SECTION = 'lockoutTrail'

/** Where the editor lets us keep what belongs to the workspace. */
type Storage = Pick<vscode.ExtensionContext, 'storageUri'>

/** The settings as they are now. */
export function settings({ storageUri }: Storage): Settings {
  const section = vscode.workspace.getConfiguration(SECTION)
  return {
    include: section.get('include', []),
    exclude: section.get('exclude', []),
    timeZone: section.get('timeZone', ''),
    dateOrder: section.get<Settings['dateOrder']>('dateOrder', ''),
    year: section.get<number | null>('year', null),
    memory: section.get<number | null>('memory', null),
    keepIndex: section.get('keepIndex', true),
    storage: storageUri?.scheme === 'file' ? storageUri.fsPath : '',
  }
}

/** Tells the server the settings, now and whenever one changes. */
export function registerSettings(server: LogServer, storage: Storage): vscode.Disposable {
  server.tellSettings(settings(storage))
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(SECTION)) server.tellSettings(settings(storage))
  })
}
