import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { VIEW_SCHEME } from '../../../shared/requests.ts'
import { activate, eventually, uriOf } from '../window.ts'

const MEGABYTE = 1_000_000
/** More than VS Code gives to extensions; and more than it colours, folds and marks by itself. */
const TOO_LARGE = { name: 'netlogon-60-megabytes.log', bytes: 60 * MEGABYTE }
const LARGE = { name: 'netlogon-25-megabytes.log', bytes: 25 * MEGABYTE }

const ROWS = Array.from({ length: 1000 }, (_, n) => {
  const result = n % 100 === 7 ? '0xC000006A' : '0x0'
  const user = n % 100 === 7 ? 'User7' : 'User1'
  return `09/12 ${clock(n)} [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\${user} from WKS1 Returns ${result}\r\n`
}).join('')

function clock(second: number): string {
  return [16, Math.floor(second / 60), second % 60].map(part => String(part).padStart(2, '0')).join(':')
}

async function write({ name, bytes }: typeof LARGE): Promise<vscode.Uri> {
  const uri = uriOf(name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(ROWS.repeat(Math.ceil(bytes / ROWS.length))))
  const { server } = await activate()
  await eventually(`${name} is read`, async () => (await server.status({ uri }))?.language)
  return uri
}

suite('a log of 60 MB', () => {
  let uri: vscode.Uri
  suiteSetup(async () => {
    uri = await write(TOO_LARGE)
  })
  suiteTeardown(() => vscode.workspace.fs.delete(uri))

  test('is shown in part where an entry of it is asked for', async () => {
    const { server } = await activate()
    const start = 500_007
    const entry = { uri: uri.toString(), path: TOO_LARGE.name, start, end: start, title: '' }
    await vscode.commands.executeCommand('lockoutTrail.showEntry', entry)
    const editor = await eventually('part of it is in front', () => {
      const active = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0]
      return active?.document.uri.scheme === VIEW_SCHEME ? active : undefined
    })
    const { document, selection } = editor
    assert.match(document.lineAt(selection.active.line).text, /User7 .* 0xC000006A$/)
    const origin = await server.origin(document, selection.active)
    assert.deepEqual([vscode.Uri.parse(origin!.uri).toString(), origin!.line], [uri.toString(), start])
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      selection.active.translate(0, document.lineAt(selection.active.line).text.indexOf('User7') + 1),
    )
    assert.ok(hovers.length > 0)
  })
})

suite('a log of 25 MB', () => {
  let uri: vscode.Uri
  suiteSetup(async () => {
    uri = await write(LARGE)
  })
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.workspace.fs.delete(uri)
  })

  test('has its colours, marks, hovers, references and outline', async () => {
    const { decorations } = await activate()
    const editor = await vscode.window.showTextDocument(uri)
    const { document } = editor
    await eventually('it has its language', () => document.languageId === 'lockout-netlogon')
    const line = 200_007
    const row = document.lineAt(line).text
    assert.match(row, /User7/)
    editor.revealRange(new vscode.Range(line, 0, line, 0))
    await eventually('its failures are marked', () => decorations.shown(editor).entries.some(({ start }) => start === line))
    const place = new vscode.Position(line, row.indexOf('User7') + 1)
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      uri,
      new vscode.Range(line, 0, line + 50, 0),
    )
    assert.ok(tokens.data.length >= 50 * 5, `${tokens.data.length / 5} tokens`)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place)
    assert.ok(hovers.length > 0)
    const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, place)
    assert.equal(references.length, 1000)
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)
    assert.ok(outline.length > 1000, `${outline.length} symbols`)
  })
})
