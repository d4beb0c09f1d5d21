import * as vscode from 'vscode'
import { VIEW_SCHEME, type ViewWish } from '../../../shared/requests.ts'
import { activeLogEditor } from '../logDocuments.ts'
import type { LogServer } from '../logServer.ts'
import { say } from '../statusMessage.ts'
import { counted } from '../words.ts'

/** The documents that show entries of logs elsewhere than in their files, and the command that leads from a line of one to its file. */
export function registerViewDocuments(server: LogServer): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  return vscode.Disposable.from(
    changed,
    server.onViewChanged(uri => changed.fire(uri)),
    vscode.workspace.registerTextDocumentContentProvider(VIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async uri => (await server.view(uri))?.text ?? '',
    }),
    vscode.commands.registerCommand('lockoutTrail.revealInFile', () => revealInFile(server)),
  )
}

const NAMES: { readonly [B in ViewWish['by']]: string } = {
  line: 'around',
  failures: 'failures',
  time: 'time',
  identity: 'related',
  case: 'timeline',
}

/** The uri of a view says all that is needed to make it again, so that it survives a restart. */
export function viewUri(wish: ViewWish): vscode.Uri {
  const path = `/${NAMES[wish.by]} of ${wish.by === 'case' ? (wish.user ?? 'the case') : nameOf(wish.of)}`
  return vscode.Uri.from({ scheme: VIEW_SCHEME, path, query: JSON.stringify(wish) })
}

function nameOf(uri: string): string {
  const { path } = vscode.Uri.parse(uri)
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Opens a view with the language of what it shows. */
export async function openView(server: LogServer, wish: ViewWish): Promise<vscode.TextEditor> {
  const uri = viewUri(wish)
  const document = await vscode.workspace.openTextDocument(uri)
  const language = (await server.status(document))?.language
  if (language && language !== document.languageId) await vscode.languages.setTextDocumentLanguage(document, language)
  const editor = await vscode.window.showTextDocument(document, { preview: false })
  if (document.lineCount <= 1 && document.getText() === '')
    say('There is nothing to show: the logs hold no such entry, or are not read yet.')
  return editor
}

/** Says in the status bar how much of what was asked for a view shows. */
export async function sayHowMuch(server: LogServer, wish: ViewWish): Promise<void> {
  const view = await server.view(viewUri(wish))
  if (view && view.total > view.shown)
    say(`The first ${counted(view.shown, 'entry', 'entries')} of ${view.total.toLocaleString('en')} are shown.`)
}

/** Leads from a line of a view to the same place of its file, where VS Code can show it. */
async function revealInFile(server: LogServer): Promise<void> {
  const editor = activeLogEditor()
  if (!editor) return
  const origin = await server.origin(editor.document, editor.selection.active)
  if (origin === undefined) return say('This line is a heading: it stands elsewhere in the file.')
  const place = new vscode.Position(origin.line, origin.character)
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(origin.uri), { selection: new vscode.Range(place, place) })
}
