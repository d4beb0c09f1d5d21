import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow, sample } from './openOn.ts'

/** The walkthrough, opened by a person who has tried some of it before. */
describe('the walkthrough in the window', () => {
  let window: OpenWindow
  const step = (title: string) => window.page.locator('.getting-started-step', { hasText: title })
  const done = (title: string) => step(title).locator('[role="checkbox"][aria-checked="true"]')

  before(async () => {
    window = await openOn(sample)
  })
  after(() => window?.close())

  test('has ticked what was done: a log was opened, a failure was gone to by its key', async () => {
    await window.openFile('netlogon.log')
    await window.page.locator('[id="status.editor.mode"]', { hasText: 'Netlogon' }).waitFor()
    await window.page.keyboard.press('Control+F8')
    await window.page.locator('[id="status.editor.selection"]', { hasText: /Ln (?!1,)/ }).waitFor()
    await window.command('Welcome: Open Walkthrough')
    await window.page.keyboard.type('Find what locks')
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Find what locks an account out' }).first().click()
    await step('See the failures').waitFor()
    await done('Open the logs').waitFor()
    await done('See the failures').waitFor()
    assert.equal(await done('Write the report').count(), 0)
  })
})
