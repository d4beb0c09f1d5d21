import * as vscode from 'vscode'
import { SLICE_SCHEME, type SliceWish } from '../../shared/requests.ts'
import { activeLogEditor } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'
import { say } from './statusMessage.ts'
import { counted } from './words.ts'

/** What VS Code sends to extensions of a file, at most. Bytes; source: VS Code, "large files". */
const LARGEST = 50 * 1024 * 1024

/** Documents that show part of a log, for files that are too large for the editor and for whoever wants less than a whole log. */
export function registerSlices(server: LogServer): vscode.Disposable {
  const told = new Set<string>()
  const noticed = async (): Promise<void> => {
    const uri = largeLogInFront()
    if (uri === undefined || told.has(uri.toString())) return
    const { size } = await vscode.workspace.fs.stat(uri)
    if (size <= LARGEST || !(await server.status({ uri }))?.language) return
    told.add(uri.toString())
    const chosen = await vscode.window.showInformationMessage(
      `${vscode.workspace.asRelativePath(uri)} is too large for the editor to show colours and links in. It is read all the same.`,
      'Show Its Failures',
      'Show Another Part…',
    )
    if (chosen === 'Show Its Failures') await openSlice(server, uri, { by: 'failures' })
    else if (chosen !== undefined) await chooseSlice(server, uri)
  }
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SLICE_SCHEME, {
      provideTextDocumentContent: document => contentOf(server, document),
    }),
    vscode.window.tabGroups.onDidChangeTabs(() => void noticed().catch(() => {})),
    vscode.commands.registerCommand('lockoutTrail.openSlice', async () => {
      const uri = activeLogEditor()?.document.uri ?? largeLogInFront() ?? (await chooseFile())
      if (uri) await chooseSlice(server, uri)
    }),
    vscode.commands.registerCommand('lockoutTrail.revealInFile', () => revealInFile(server)),
  )
}

/** The file of the tab in front, where it is shown but not given to extensions. */
function largeLogInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== 'file') return undefined
  const isGiven = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === input.uri.toString())
  return isGiven ? undefined : input.uri
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const [chosen] = (await vscode.window.showOpenDialog({ openLabel: 'Show Part of It' })) ?? []
  return chosen
}

interface Choice extends vscode.QuickPickItem {
  wish(): SliceWish | undefined | Promise<SliceWish | undefined>
}

async function chooseSlice(server: LogServer, uri: vscode.Uri): Promise<void> {
  const editor = activeLogEditor()
  const here = editor?.document.uri.toString() === uri.toString() ? editor.selection.active : undefined
  const choices: readonly Choice[] = [
    { label: '$(error) Failures and lockouts only', wish: () => ({ by: 'failures' }) },
    { label: '$(list-selection) Around a line…', wish: askLine },
    { label: '$(watch) A stretch of time…', wish: askTime },
    ...(here === undefined
      ? []
      : [
          {
            label: '$(references) Entries that share what is under the cursor',
            wish: (): SliceWish => ({ by: 'identity', ...placeOf(here) }),
          },
        ]),
  ]
  const choice = await vscode.window.showQuickPick(choices, { title: `Show part of ${vscode.workspace.asRelativePath(uri)}` })
  const wish = await choice?.wish()
  if (wish) await openSlice(server, uri, wish)
}

const placeOf = ({ line, character }: vscode.Position): { readonly line: number; readonly character: number } => ({ line, character })

async function askLine(): Promise<SliceWish | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Around which line?',
    validateInput: text => (/^[1-9]\d{0,11}$/.test(text.trim()) ? undefined : 'A line number'),
  })
  return typed === undefined ? undefined : { by: 'line', line: Number(typed) - 1 }
}

async function askTime(): Promise<SliceWish | undefined> {
  const ask = (title: string): Thenable<string | undefined> =>
    vscode.window.showInputBox({
      title,
      placeHolder: '2006-09-12 21:55',
      validateInput: text => (utcOf(text) === undefined ? 'A time such as 2006-09-12 21:55' : undefined),
    })
  const from = await ask('From when, in UTC?')
  const to = from === undefined ? undefined : await ask('Until when, in UTC?')
  if (from === undefined || to === undefined) return undefined
  return { by: 'time', from: utcOf(from) ?? '', to: utcOf(to) ?? '' }
}

function utcOf(typed: string): string | undefined {
  const time = Date.parse(`${typed.trim().replace(' ', 'T')}Z`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

const NAMES: { readonly [B in SliceWish['by']]: string } = { line: 'around', failures: 'failures', time: 'time', identity: 'related' }

/** The uri of a slice says all that is needed to make it again, so that it survives a restart. */
function sliceUri(uri: vscode.Uri, wish: SliceWish): vscode.Uri {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
  return vscode.Uri.from({
    scheme: SLICE_SCHEME,
    path: `/${NAMES[wish.by]} of ${name}`,
    query: JSON.stringify({ of: uri.toString(), wish }),
  })
}

async function openSlice(server: LogServer, uri: vscode.Uri, wish: SliceWish): Promise<void> {
  const document = await vscode.workspace.openTextDocument(sliceUri(uri, wish))
  const status = await server.status({ uri })
  if (status?.language) await vscode.languages.setTextDocumentLanguage(document, status.language)
  await vscode.window.showTextDocument(document, { preview: false })
}

async function contentOf(server: LogServer, document: vscode.Uri): Promise<string> {
  const { of, wish } = JSON.parse(document.query) as { readonly of: string; readonly wish: SliceWish }
  const slice = await server.slice(vscode.Uri.parse(of), wish, document)
  if (slice === undefined) return ''
  if (slice.total > slice.shown)
    say(`The first ${counted(slice.shown, 'entry', 'entries')} of ${slice.total.toLocaleString('en')} are shown.`)
  return slice.text
}

/** Leads from a line of a slice to the same line of its file, where VS Code can show it. */
async function revealInFile(server: LogServer): Promise<void> {
  const editor = activeLogEditor()
  if (!editor) return
  const origin = await server.origin(editor.document, editor.selection.active.line)
  if (origin === undefined) return say('This line is a heading: it stands elsewhere in the file.')
  const place = new vscode.Position(origin.line, 0)
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(origin.uri), { selection: new vscode.Range(place, place) })
}
