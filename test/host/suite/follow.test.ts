import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { activate, eventually, firstNight, LOGS, openLog, pathOf, placeOf } from '../window.ts'

suite('following', () => {
  const hereIs = (): string => {
    const editor = vscode.window.activeTextEditor
    assert.ok(editor)
    return `${pathOf(editor.document.uri)}:${editor.selection.active.line + 1}`
  }
  const putCursor = (editor: vscode.TextEditor, place: vscode.Position): void => {
    editor.selection = new vscode.Selection(place, place)
  }

  test('the call hierarchy of a refused sign-in reaches the connection of the client and the process', async () => {
    const { editor } = await openLog(LOGS.security)
    const line = firstNight(editor.document)
    const refusal = placeOf(editor.document, 'Event ID:\t529', line)
    const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      editor.document.uri,
      refusal,
    )
    assert.ok(item)
    const calls = await eventually('the other logs are read', async () => {
      const found = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item)
      return found.length > 1 ? found : undefined
    })
    const files = calls.map(({ from }) => pathOf(from.uri))
    assert.ok(files.includes(LOGS.mail) && files.includes(LOGS.processes), files.join(', '))
  })

  test('one command walks from a lockout to the client, another one back', async () => {
    const { editor } = await openLog(LOGS.security)
    const lockout = placeOf(editor.document, 'Event ID:\t644', firstNight(editor.document))
    putCursor(editor, lockout)
    const places = [hereIs()]
    for (let hop = 0; hop < 6; hop++) {
      await vscode.commands.executeCommand('lockoutTrail.followToClient')
      if (hereIs() === places.at(-1)) break
      places.push(hereIs())
    }
    assert.ok(places.at(-1)?.startsWith(`${LOGS.mail}:`), places.join(' → '))
    await vscode.commands.executeCommand('lockoutTrail.followToLockout')
    assert.ok(!hereIs().startsWith(LOGS.mail), hereIs())
  })

  test('related entries are listed and gone along in order of time, across files, and keep their place', async () => {
    const { related } = await activate()
    const { editor } = await openLog(LOGS.mail)
    putCursor(editor, placeOf(editor.document, '10.1.5.77'))
    await vscode.commands.executeCommand('lockoutTrail.showRelated')
    const listed = await eventually('the list is there', () => related.listed())
    assert.equal(listed.identity, '10.1.5.77')
    assert.ok(listed.total >= 200, `${listed.total}`)
    await vscode.window.showTextDocument(editor.document)
    const places = [hereIs()]
    for (let n = 0; n < 4; n++) {
      await vscode.commands.executeCommand('lockoutTrail.nextRelated')
      places.push(hereIs())
    }
    assert.equal(new Set(places).size, 5, places.join(' → '))
    for (let n = 3; n >= 0; n--) {
      await vscode.commands.executeCommand('lockoutTrail.previousRelated')
      assert.equal(hereIs(), places[n])
    }
    assert.equal(related.listed()?.identity, '10.1.5.77')
  })

  test('hints name what a status means, and times in UTC', async () => {
    const { editor } = await openLog(LOGS.netlogon)
    const line = placeOf(editor.document, '0xC000006A').line
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      editor.document.uri,
      new vscode.Range(line, 0, line + 1, 0),
    )
    const labels = hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')))
    assert.ok(labels.includes('STATUS_WRONG_PASSWORD'), labels.join(', '))
    assert.ok(
      labels.some(label => /^\d\d:\d\d:\d\dZ/.test(label)),
      labels.join(', '),
    )
  })

  test('the light bulb offers to investigate the account and to state a fact', async () => {
    const { editor } = await openLog(LOGS.netlogon)
    const place = placeOf(editor.document, 'User1')
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(place, place),
    )
    const titles = actions.map(({ title }) => title)
    assert.ok(
      titles.some(title => title.startsWith('Investigate ')),
      titles.join(', '),
    )
    assert.ok(titles.some(title => title.startsWith('Add a Fact about ')))
  })
})
