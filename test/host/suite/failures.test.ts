import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { FailureMark } from '../../../shared/requests.ts'
import { appendRefusals, writeLog } from '../inventedLog.ts'
import { activate, eventually, firstNight, LOGS, openLog } from '../window.ts'

suite('failed authentications', () => {
  const textOf = (document: vscode.TextDocument, { start, end }: FailureMark): string =>
    document.getText(new vscode.Range(start, 0, end + 1, 0))

  test('are marked as whole entries where the log is visible', async () => {
    const { decorations } = await activate()
    const { editor } = await openLog(LOGS.security)
    const line = firstNight(editor.document)
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop)
    const marks = await eventually('marks near the first failure', () => {
      const { entries } = decorations.shown(editor)
      return entries.some(mark => mark.kind === 'bad-password' && mark.start > line - 200) ? entries : undefined
    })
    const bad = marks.find(mark => mark.kind === 'bad-password')
    assert.ok(bad)
    assert.match(textOf(editor.document, bad), /Event ID:\s+(529|675|680)/)
    assert.ok(bad.end > bad.start, 'the whole entry is marked')
  })

  test('stand in the overview ruler, lockouts among them', async () => {
    const { decorations } = await activate()
    const { editor } = await openLog(LOGS.security)
    const marks = await eventually('marks in the ruler', () => {
      const { ruler } = decorations.shown(editor)
      return ruler.length > 0 ? ruler : undefined
    })
    const count = (kind: string): number => marks.filter(mark => mark.kind === kind).length
    assert.equal(count('lockout'), 3)
    assert.ok(count('locked-out') >= 105, `${count('locked-out')} refused while locked out`)
    assert.ok(count('bad-password') >= 15, `${count('bad-password')} bad passwords`)
    const lockout = marks.find(({ kind }) => kind === 'lockout')
    assert.ok(lockout)
    assert.match(editor.document.getText(new vscode.Range(lockout.start, 0, lockout.start + 12, 0)), /Event ID:\s+644/)
  })

  test('are stepped through, forth and back', async () => {
    const { editor } = await openLog(LOGS.security)
    editor.selection = new vscode.Selection(0, 0, 0, 0)
    const line = (): number => editor.selection.active.line
    await vscode.commands.executeCommand('lockoutTrail.nextFailure')
    const first = line()
    await vscode.commands.executeCommand('lockoutTrail.nextFailure')
    const second = line()
    await vscode.commands.executeCommand('lockoutTrail.previousFailure')
    assert.ok(first > 0 && second > first, `${first}, ${second}`)
    assert.equal(line(), first)
    await eventually('the failure is in view', () => editor.visibleRanges.some(range => range.contains(editor.selection.active)))
  })

  test('are counted in the status bar, beside the format and the clock', async () => {
    const { statusBar } = await activate()
    await openLog(LOGS.security)
    const text = await eventually('the status bar knows the clock of the case', () => {
      const said = statusBar.text()
      return said?.includes(' UTC−5 ') ? said : undefined
    })
    assert.match(text, /^Windows Security · UTC−5 · \d+ failures · 3 lockouts$/)
  })

  test('move with the text, and go when their entry goes', async () => {
    const { decorations } = await activate()
    const { editor } = await openLog(LOGS.netlogon)
    const { document } = editor
    editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop)
    const before = await eventually('marks in netlogon.log', () => {
      const { ruler } = decorations.shown(editor)
      return ruler.length > 0 ? ruler : undefined
    })
    const first = before[0]
    assert.ok(first)
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), document.lineAt(first.start).text.concat('\n')))
    const after = await eventually('one more mark', () => {
      const { ruler } = decorations.shown(editor)
      return ruler.length === before.length + 1 ? ruler : undefined
    })
    assert.equal(after[0]?.start, 0)
    assert.equal(after[1]?.start, first.start + 1)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  test('are marked and counted as a server writes them to a log that is open', async () => {
    const { decorations, statusBar } = await activate()
    const log = writeLog('netlogon-open.log', 1)
    try {
      const { editor } = await openLog(log.name)
      await eventually('what is written is marked', () => decorations.shown(editor).ruler.length === 10)
      appendRefusals(log, 'User9', 3)
      await eventually('three more marks', () => decorations.shown(editor).ruler.length === 13)
      await eventually('three more are counted', () => statusBar.text()?.includes(' 13 failures'))
      editor.revealRange(new vscode.Range(log.rows, 0, log.rows, 0))
      await eventually('marks on the new rows', () => decorations.shown(editor).entries.some(({ start }) => start === log.rows))
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    } finally {
      await vscode.workspace.fs.delete(log.uri)
    }
  })
})
