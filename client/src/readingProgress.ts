import * as vscode from 'vscode'
import type { ReadingState } from '../../shared/requests.ts'
import type { LogServer } from './logServer.ts'
import { readingText } from './words.ts'

/** Reading that is done sooner is not worth a word. Milliseconds. */
const SOON = 400
const STOP = 'lockoutTrail.stopReading'

/** Says in the status bar which files are being read, with counts; a click stops it. (VS Code's own progress there cannot be stopped.) */
export function registerReadingProgress(server: LogServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('lockoutTrail.reading', vscode.StatusBarAlignment.Left)
  item.name = 'Lockout Trail: Reading'
  item.command = { command: STOP, title: 'Stop reading' }
  let since: number | undefined
  const show = (reading: ReadingState | null): void => {
    if (!reading) {
      since = undefined
      item.hide()
      return
    }
    since ??= Date.now()
    item.text = `$(sync~spin) ${readingText(reading)}`
    item.tooltip = `${reading.path}\nClick to stop reading. What was read is kept.`
    if (Date.now() - since >= SOON) item.show()
  }
  return vscode.Disposable.from(
    item,
    server.onReading(show),
    vscode.commands.registerCommand(STOP, () => server.stopReading()),
  )
}
