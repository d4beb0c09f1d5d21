import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openWorkbench } from '../../tools/vscode-host/drive.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** The view of related entries, by mouse and by key. The tests build on one another. */
describe('related entries in the window', () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-window-'))
  const folder = path.join(scratch, 'exchange-lockout')
  let window: Awaited<ReturnType<typeof openWorkbench>>
  const list = (identity: string) => window.page.locator('.pane-body .message', { hasText: identity })
  const row = (time: string) => window.page.locator('.pane-body .monaco-list-row', { hasText: time }).first()
  const selected = () => window.page.locator('.pane-body .monaco-list-row.selected')
  const cursorIn = (line: number) => window.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, ` }).waitFor()

  before(async () => {
    cpSync(path.join(root, 'samples/exchange-lockout'), folder, { recursive: true })
    window = await openWorkbench({ extension: root, folder })
  })
  after(async () => {
    await window?.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('list what shares the address under the cursor', async () => {
    await window.openFile('SMTPSVC1/ex060912.log')
    await window.page.locator('[id="status.editor.mode"]', { hasText: 'IIS SMTP' }).waitFor()
    await window.word(/^10\.1\.5\.77$/).click()
    await window.command('Lockout Trail: Show Related Entries')
    await list('10.1.5.77: 239 entries').waitFor()
  })

  test('a click shows the entry and keeps the list', async () => {
    await row('21:57:11Z').click()
    await cursorIn(227)
    await window.page.waitForTimeout(600)
    assert.ok(await list('10.1.5.77: 239 entries').isVisible())
  })

  test('a key goes to the next one, from the list as from the text, and the list shows where one is', async () => {
    await window.page.keyboard.press('Control+F7')
    await window.page.keyboard.press('Control+F7')
    await selected().filter({ hasText: '21:58:11Z' }).waitFor()
    await window.page.keyboard.press('Control+Shift+F7')
    await selected().filter({ hasText: '21:57:12Z' }).waitFor()
    assert.ok(await list('10.1.5.77: 239 entries').isVisible())
  })
})
