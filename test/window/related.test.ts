import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow, sample } from './openOn.ts'

/** The view of related entries, by mouse and by key. The tests build on one another. */
describe('related entries in the window', () => {
  let window: OpenWindow
  const list = (identity: string) => window.page.locator('.pane-body .message', { hasText: identity })
  const row = (time: string) => window.page.locator('.pane-body .monaco-list-row', { hasText: time }).first()
  const selected = () => window.page.locator('.pane-body .monaco-list-row.selected')
  const cursorIn = (line: number) => window.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, ` }).waitFor()

  before(async () => {
    window = await openOn(sample)
  })
  after(() => window?.close())

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
