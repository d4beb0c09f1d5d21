import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { eventually, LOGS, openLog, uriOf } from '../window.ts'

suite('recognition', () => {
  const languages = {
    [LOGS.security]: 'lockout-security-text',
    [LOGS.netlogon]: 'lockout-netlogon',
    [LOGS.web]: 'lockout-iis-w3c',
    [LOGS.mail]: 'lockout-iis-smtp',
    [LOGS.processes]: 'lockout-tasklist',
  }
  for (const [file, language] of Object.entries(languages)) {
    test(`${file} is ${language}, with a reason`, async () => {
      const { editor, status } = await openLog(file)
      assert.equal(editor.document.languageId, language)
      assert.ok(status.because.length > 0 && status.confidence > 0.5)
      assert.ok(status.entries > 0)
    })
  }

  test('goes by what is in a file, whatever its name', async () => {
    const renamed = uriOf('mystery.txt')
    await vscode.workspace.fs.copy(uriOf(LOGS.netlogon), renamed, { overwrite: true })
    try {
      const { editor } = await openLog('mystery.txt')
      assert.equal(editor.document.languageId, 'lockout-netlogon')
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(renamed)
    }
  })

  test('works in a document that was never saved', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(LOGS.netlogon)))
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text.slice(0, 20_000) })
    await vscode.window.showTextDocument(document)
    await eventually('the pasted text is recognised', () => document.languageId === 'lockout-netlogon')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  test('leaves a language alone that a person has chosen', async () => {
    const { editor } = await openLog(LOGS.processes)
    const { document } = editor
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext')
    // Whatever reconsiders languages has happened once another document got its own.
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors')
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile')
    await openLog(LOGS.netlogon)
    assert.equal(document.languageId, 'plaintext')
    await vscode.languages.setTextDocumentLanguage(document, 'lockout-tasklist')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })
})
