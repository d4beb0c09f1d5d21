import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { VIEW_SCHEME, type ViewWish } from '../../../shared/requests.ts'
import { activate, eventually, firstNight, LOGS, openLog, pathOf, placeOf } from '../window.ts'

/** The view in front, once the server knows its entries. */
async function viewInFront(): Promise<vscode.TextEditor> {
  const { server } = await activate()
  return eventually('a view is in front', async () => {
    const editor = vscode.window.activeTextEditor
    const status = editor?.document.uri.scheme === VIEW_SCHEME ? await server.status(editor.document) : undefined
    return status?.language === editor?.document.languageId ? editor : undefined
  })
}

async function open(wish: ViewWish): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.from({ scheme: VIEW_SCHEME, path: '/view', query: JSON.stringify(wish) })
  await vscode.window.showTextDocument(uri, { preview: false })
  return viewInFront()
}

const uriText = (editor: vscode.TextEditor): string => editor.document.uri.toString()
const at = (editor: vscode.TextEditor, text: string, fromLine = 0): vscode.Position => placeOf(editor.document, text, fromLine)

async function hoverText({ document }: vscode.TextEditor, place: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place)
  const contents = hovers.flatMap(hover => hover.contents)
  return contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n')
}

/** Goes from a place of a view to its file, and gives the text there from the cursor on. */
async function revealed(editor: vscode.TextEditor, place: vscode.Position, file: string): Promise<string> {
  editor.selection = new vscode.Selection(place, place)
  await vscode.commands.executeCommand('lockoutTrail.revealInFile')
  const shown = await eventually('the file is in front', () => {
    const active = vscode.window.activeTextEditor
    return active && pathOf(active.document.uri) === file ? active : undefined
  })
  return shown.document.lineAt(shown.selection.active.line).text.slice(shown.selection.active.character)
}

suite('a slice', () => {
  test('shows the failures of a log alone, coloured, marked and linked like the log, and leads back to its lines', async () => {
    const { server, decorations } = await activate()
    const { editor: log } = await openLog(LOGS.security)
    const slice = await open({ by: 'failures', of: uriText(log) })
    const status = await server.status(slice.document)
    assert.ok(status && status.failures > 200 && status.failures + status.lockouts === status.entries, JSON.stringify(status))
    assert.equal(slice.document.languageId, 'lockout-security-text')
    assert.match(await hoverText(slice, at(slice, '1728')), /inetinfo/)
    await eventually('its failures are marked', () => decorations.shown(slice).entries.length > 0)
    assert.equal(await revealed(slice, at(slice, '1728'), LOGS.security), '728')
  })

  test('around a row of evidence, of a time and of an identity hold what they say', async () => {
    const { server } = await activate()
    const { editor: log } = await openLog(LOGS.security)
    const of = uriText(log)
    const line = firstNight(log.document)
    const around = await open({ by: 'line', of, line })
    const view = await server.view(around.document.uri)
    assert.match(around.document.lineAt(view?.at ?? 0).text, /^Event Type:/)
    const time = await open({ by: 'time', of, from: '2006-09-12T21:55:00Z', to: '2006-09-12T21:56:00Z' })
    assert.match(time.document.getText(), /4:55:\d\d PM/)
    const { editor: mail } = await openLog(LOGS.mail)
    const related = await open({ by: 'identity', of: uriText(mail), ...plain(placeOf(mail.document, '10.1.5.77')) })
    const rows = related.document.getText().trimEnd().split('\n')
    assert.ok(rows.length > 100 && rows.every(row => row.startsWith('#') || row.includes('10.1.5.77')))
  })

  test('of a log that grows shows the new entries', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open')
    const file = vscode.Uri.joinPath(folder, 'netlogon-live.log')
    const line = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User9 from WKS9 Returns 0xC000006A\n'
    const write = (times: number): Thenable<void> => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(line.repeat(times)))
    try {
      await write(20)
      const { server } = await activate()
      await eventually('the log is read', async () => (await server.status({ uri: file }))?.language)
      const slice = await open({ by: 'failures', of: file.toString() })
      await eventually('20 entries are shown', () => slice.document.lineCount === 21)
      await write(23)
      await eventually('23 entries are shown', () => slice.document.lineCount === 24)
    } finally {
      await vscode.workspace.fs.delete(file)
    }
  })
})

const plain = ({ line, character }: vscode.Position): { readonly line: number; readonly character: number } => ({ line, character })

suite('the timeline of all logs', () => {
  test('shows the case in order of time, a row for each entry, linked like the logs', async () => {
    const { server, decorations } = await activate()
    await openLog(LOGS.security)
    await vscode.commands.executeCommand('lockoutTrail.openTimeline', { user: 'User1' })
    const timeline = await viewInFront()
    const { document } = timeline
    assert.equal(document.languageId, 'lockout-timeline')
    const rows = document.getText().trimEnd().split('\n').slice(1)
    const times = rows.map(row => row.slice(0, 24))
    assert.deepEqual(times, times.toSorted())
    const sources = new Set(rows.map(row => /^\S+ +(\S+):\d+ /.exec(row)?.[1]))
    for (const log of [LOGS.security, LOGS.netlogon, LOGS.mail]) assert.ok(sources.has(log), `${log} is among ${[...sources].join(', ')}`)
    assert.match(await hoverText(timeline, at(timeline, '1728')), /inetinfo/)
    await eventually('its failures are marked', () => decorations.shown(timeline).entries.length > 0)
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(timeline, '10.1.5.77'),
    )
    assert.ok(references.length > 200 && references.every(({ uri }) => uri.scheme === 'file'))
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(1, 0, 60, 0),
    )
    assert.ok(hints.length > 20, `${hints.length} hints`)
    const [root] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      at(timeline, '1728'),
    )
    assert.equal(root?.uri.scheme, 'file')
    const related = await server.related(document, at(timeline, '1728').line, at(timeline, '1728').character)
    assert.match(related?.identity ?? '', /1728/)
    assert.equal(await revealed(timeline, at(timeline, '1728'), LOGS.security), '728')
  })

  test('of related entries comes from their list', async () => {
    const { related } = await activate()
    const { editor } = await openLog(LOGS.mail)
    const place = placeOf(editor.document, '10.1.5.77')
    editor.selection = new vscode.Selection(place, place)
    await vscode.commands.executeCommand('lockoutTrail.showRelated')
    await eventually('they are listed', () => related.listed()?.identity === '10.1.5.77')
    await vscode.commands.executeCommand('lockoutTrail.relatedTimeline')
    const { document } = await viewInFront()
    const rows = document.getText().trimEnd().split('\n').slice(1)
    assert.ok(rows.length > 200 && rows.every(row => row.includes('10.1.5.77')), `${rows.length} rows`)
  })
})
