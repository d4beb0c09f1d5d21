import * as vscode from 'vscode'
import type { SliceWish } from '../../../shared/requests.ts'
import { logUnderCursor, type LogPlace } from '../logUnderCursor.ts'
import type { LogServer } from '../logServer.ts'
import { largeLogInFront } from './largeFileNotice.ts'
import { openView, sayHowMuch } from './viewDocuments.ts'

/** The command that opens part of a log as a document of its own: of a file too large for the editor, or of any. */
export function registerSlices(server: LogServer): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.openSlice', async () => {
    const here = await logUnderCursor(server)
    const uri = here?.uri ?? largeLogInFront() ?? (await chooseFile())
    const wish = uri && (await chooseSlice(uri, here))
    if (!wish) return
    await openView(server, wish)
    await sayHowMuch(server, wish)
  })
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const [chosen] = (await vscode.window.showOpenDialog({ openLabel: 'Show Part of It' })) ?? []
  return chosen
}

interface Choice extends vscode.QuickPickItem {
  wish(): SliceWish | undefined | Promise<SliceWish | undefined>
}

async function chooseSlice(uri: vscode.Uri, here: LogPlace | undefined): Promise<SliceWish | undefined> {
  const of = uri.toString()
  const choices: readonly Choice[] = [
    { label: '$(error) Failures and lockouts only', wish: () => ({ by: 'failures', of }) },
    { label: '$(list-selection) Around a line…', wish: () => askLine(of) },
    { label: '$(watch) A stretch of time…', wish: () => askTime(of) },
    ...(here === undefined ? [] : [sharing(of, here)]),
  ]
  const choice = await vscode.window.showQuickPick(choices, { title: `Show part of ${vscode.workspace.asRelativePath(uri)}` })
  return choice?.wish()
}

const sharing = (of: string, { line, character }: LogPlace): Choice => ({
  label: '$(references) Entries that share what is under the cursor',
  wish: () => ({ by: 'identity', of, line, character }),
})

async function askLine(of: string): Promise<SliceWish | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Around which line?',
    validateInput: text => (/^[1-9]\d{0,11}$/.test(text.trim()) ? undefined : 'A line number'),
  })
  return typed === undefined ? undefined : { by: 'line', of, line: Number(typed) - 1 }
}

async function askTime(of: string): Promise<SliceWish | undefined> {
  const ask = (title: string): Thenable<string | undefined> =>
    vscode.window.showInputBox({
      title,
      placeHolder: '2006-09-12 21:55',
      validateInput: text => (utcOf(text) === undefined ? 'A time such as 2006-09-12 21:55' : undefined),
    })
  const from = await ask('From when, in UTC?')
  const to = from === undefined ? undefined : await ask('Until when, in UTC?')
  if (from === undefined || to === undefined) return undefined
  return { by: 'time', of, from: utcOf(from) ?? '', to: utcOf(to) ?? '' }
}

function utcOf(typed: string): string | undefined {
  const time = Date.parse(`${typed.trim().replace(' ', 'T')}Z`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
