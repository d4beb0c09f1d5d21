import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import * as vscode from 'vscode'
import { type DocumentStatus, type ReadingState, VIEW_SCHEME } from '../../../shared/requests.ts'
import { appendRefusals, type InventedLog, writeLog } from '../inventedLog.ts'
import { activate, eventually } from '../window.ts'

const MEGABYTE = 1_000_000

/** Writes a log and waits until the server has read it. */
async function readLog(name: string, bytes: number): Promise<InventedLog> {
  const log = writeLog(name, bytes)
  await statusWhere(log, `${name} is read`, ({ language }) => language !== null)
  return log
}

/** What the server says of a log once it says what is waited for. */
async function statusWhere(log: InventedLog, what: string, holds: (status: DocumentStatus) => boolean): Promise<DocumentStatus> {
  const { server } = await activate()
  return eventually(what, async () => {
    const status = await server.status(log)
    return status && holds(status) ? status : undefined
  })
}

/** Where the slice around a row of a log stands open, and which line of it that row is. */
async function showRow({ uri, name }: InventedLog, row: number): Promise<{ document: vscode.TextDocument; place: vscode.Position }> {
  const entry = { uri: uri.toString(), path: name, start: row, end: row, title: '' }
  await vscode.commands.executeCommand('lockoutTrail.showEntry', entry)
  const { document, selection } = await eventually('part of it is in front', () => {
    const active = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0]
    return active?.document.uri.scheme === VIEW_SCHEME ? active : undefined
  })
  return { document, place: selection.active }
}

/** More than VS Code gives to extensions. */
suite('a log of 60 MB', () => {
  let log: InventedLog
  suiteSetup(async () => {
    log = await readLog('netlogon-60-megabytes.log', 60 * MEGABYTE)
  })
  suiteTeardown(() => vscode.workspace.fs.delete(log.uri))

  test('is shown in part where an entry of it is asked for', async () => {
    const { server } = await activate()
    const row = 500_007
    const { document, place } = await showRow(log, row)
    const { text } = document.lineAt(place.line)
    assert.match(text, /User7 .* 0xC000006A$/)
    const origin = await server.origin(document, place)
    assert.deepEqual([vscode.Uri.parse(origin!.uri).toString(), origin!.line], [log.uri.toString(), row])
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place.translate(0, text.indexOf('User7') + 1),
    )
    assert.ok(hovers.length > 0)
  })

  test('is followed while it is written to: what is new is counted and shown', async () => {
    const { failures } = await statusWhere(log, 'it is read', ({ entries }) => entries === log.rows)
    appendRefusals(log, 'User9', 3)
    const after = await statusWhere(log, 'what was written to it is read', ({ entries }) => entries === log.rows + 3)
    assert.equal(after.failures, failures + 3)
    const { document, place } = await showRow(log, log.rows + 2)
    assert.match(document.lineAt(place.line).text, /User9 .* 0xC000006A$/)
  })

  test('is known without being read when the server starts anew, and answers as before', async () => {
    const { server, restart } = await activate()
    const { document, place } = await showRow(log, 500_007)
    const answers = (): Promise<readonly unknown[]> =>
      Promise.all([server.status(log), server.status(document), server.related(document, place.line, place.character)])
    const before = await answers()
    const reported: ReadingState[] = []
    const listening = server.onReading(state => state && reported.push(state))
    await restart()
    await eventually('it answers as before', async () => isDeepStrictEqual(await answers(), before))
    listening.dispose()
    // Reading it would be reported a dozen times, every few megabytes.
    const reports = reported.filter(({ path }) => path === log.name).length
    assert.ok(reports > 0 && reports < 5, `reading was reported ${reports} times`)
  })

  test('lies on disk in part where memory is short, which its status says, and answers as before', async () => {
    const { server } = await activate()
    const { document, place } = await showRow(log, 500_007)
    const related = (): Promise<unknown> => server.related(document, place.line, place.character)
    const before = await related()
    const setting = vscode.workspace.getConfiguration('lockoutTrail')
    try {
      // Less than the manifest lets a person set: the least there is would hold the whole log.
      await setting.update('memory', 12, vscode.ConfigurationTarget.Workspace)
      const { entries } = await statusWhere(log, 'part of it lies on disk', ({ because }) => because.includes('lies on disk'))
      assert.equal(entries, log.rows + 3)
      assert.deepEqual(await related(), before)
    } finally {
      await setting.update('memory', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})

suite('a log of 250 MB', () => {
  let log: InventedLog
  suiteTeardown(() => vscode.workspace.fs.delete(log.uri))

  test('is read no further when reading is stopped: what was read is kept and said, and the rest is read when more is written', async () => {
    const { server } = await activate()
    const listening = server.onReading(state => {
      if (state !== null && state.bytesDone > 0) void vscode.commands.executeCommand('lockoutTrail.stopReading')
    })
    log = writeLog('netlogon-250-megabytes.log', 250 * MEGABYTE)
    const stopped = await statusWhere(log, 'part of it is known', ({ language }) => language !== null)
    listening.dispose()
    assert.match(stopped.because, /read to \d+ % only, as reading was stopped/)
    assert.ok(0 < stopped.entries && stopped.entries < log.rows, `${stopped.entries} of ${log.rows} entries`)
    appendRefusals(log, 'User9', 1)
    const whole = await statusWhere(log, 'it is read to its end', ({ entries }) => entries === log.rows + 1)
    assert.doesNotMatch(whole.because, /stopped/)
  })
})

/** More than VS Code colours, folds and marks by itself. */
suite('a log of 25 MB', () => {
  let uri: vscode.Uri
  suiteSetup(async () => {
    ;({ uri } = await readLog('netlogon-25-megabytes.log', 25 * MEGABYTE))
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
