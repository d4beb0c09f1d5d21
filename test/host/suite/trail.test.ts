import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { eventually, firstNight, LOGS, openLog, pathOf, placeOf } from '../window.ts'

suite('the trail', () => {
  const hoverText = async (document: vscode.TextDocument, place: vscode.Position): Promise<string> => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place)
    return hovers
      .flatMap(({ contents }) => contents)
      .map(content => (typeof content === 'string' ? content : content.value))
      .join('\n')
  }
  const callerProcess = (document: vscode.TextDocument): vscode.Position =>
    placeOf(document, '1728', placeOf(document, 'Caller Process ID:\t1728', firstNight(document)).line)
  const references = (document: vscode.TextDocument, place: vscode.Position): Thenable<vscode.Location[]> =>
    vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, place)

  test('hovering process 1728 names inetinfo.exe and the services in it', async () => {
    const { editor } = await openLog(LOGS.security)
    const place = callerProcess(editor.document)
    const text = await eventually('the process list is read', async () => {
      const hover = await hoverText(editor.document, place)
      return hover.includes('inetinfo') ? hover : undefined
    })
    assert.match(text, /SMTPSVC/)
    assert.match(text, /EXCHSRV01/)
  })

  test('hovering event 529 says that the password was bad', async () => {
    const { editor } = await openLog(LOGS.security)
    const place = placeOf(editor.document, '529', placeOf(editor.document, 'Event ID:\t529').line)
    assert.match(await hoverText(editor.document, place), /bad password|wrong password/i)
  })

  test('a hover cannot run commands', async () => {
    const { editor } = await openLog(LOGS.security)
    const place = callerProcess(editor.document)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, place)
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      assert.ok(content instanceof vscode.MarkdownString)
      assert.ok(!content.isTrusted && !content.supportHtml)
    }
  })

  test('the definition of process 1728 is its row in the process list', async () => {
    const { editor } = await openLog(LOGS.security)
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      callerProcess(editor.document),
    )
    const [first] = found
    assert.ok(first)
    const uri = 'targetUri' in first ? first.targetUri : first.uri
    const range = 'targetUri' in first ? first.targetRange : first.range
    assert.equal(pathOf(uri), LOGS.processes)
    const list = await vscode.workspace.openTextDocument(uri)
    assert.match(list.lineAt(range.start.line).text, /^inetinfo\.exe\s+1728/)
  })

  test('references of the account and of the culprit reach across three logs', async () => {
    const { editor } = await openLog(LOGS.security)
    const account = placeOf(editor.document, 'Logon account:', firstNight(editor.document)).line
    const ofUser = await references(editor.document, placeOf(editor.document, 'User1', account))
    const { editor: mail } = await openLog(LOGS.mail)
    const ofAddress = await references(mail.document, placeOf(mail.document, '10.1.5.77'))
    const files = new Set([...ofUser, ...ofAddress].map(({ uri }) => pathOf(uri)))
    for (const log of [LOGS.security, LOGS.mail, LOGS.netlogon]) assert.ok(files.has(log), `${log} is among ${[...files].join(', ')}`)
    assert.ok(ofUser.length >= 300, `${ofUser.length} places name User1`)
    assert.ok(ofAddress.length >= 230, `${ofAddress.length} places name 10.1.5.77`)
  })

  test('values are coloured by what they are, in the open log', async () => {
    const { editor } = await openLog(LOGS.security)
    const line = firstNight(editor.document)
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      editor.document.uri,
      new vscode.Range(line, 0, line + 60, 0),
    )
    assert.ok(tokens.data.length >= 50 * 5, `${tokens.data.length / 5} tokens`)
  })

  test('the outline, folding and workspace symbols answer', async () => {
    const { editor } = await openLog(LOGS.security)
    const { uri } = editor.document
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)
    assert.ok(outline.some(({ name }) => name.includes('529')))
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri)
    assert.ok(folds.length > 500, `${folds.length} folds`)
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '10.1.5.77')
    assert.ok(symbols.some(({ location }) => pathOf(location.uri) === LOGS.mail))
  })
})
