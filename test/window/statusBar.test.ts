import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow, sample } from './openOn.ts'

/** What a person sees and clicks in the status bar. The tests build on one another. */
describe('the status bar of the window', () => {
  let window: OpenWindow
  const item = (text: RegExp) => window.page.locator('[id="lockout-trail.lockout-trail.lockoutTrail.log"]', { hasText: text })
  const row = (text: RegExp) => window.page.locator('.quick-input-list .monaco-list-row', { hasText: text })

  before(async () => {
    window = await openOn(sample, { viewport: { width: 1600, height: 900 } })
  })
  after(() => window?.close())

  test('says what the log is, its clock by the case of the window.folder, and its failures', async () => {
    await window.openFile('netlogon.log')
    await item(/^Netlogon.* · UTC−5 · 123 failures/).waitFor()
  })

  test('a click leads to the time zone, which takes effect at once', async () => {
    await item(/Netlogon/).click()
    await row(/Set the time zone of this log/).click()
    await window.page.locator('.quick-input-title', { hasText: 'Time zone of netlogon.log' }).waitFor()
    await window.page.keyboard.type('+5')
    await row(/UTC\+5/).click()
    await item(/ · UTC\+5 · /).waitFor()
  })

  test('what is no zone cannot be chosen', async () => {
    await item(/Netlogon/).click()
    await row(/Set the time zone of this log/).click()
    await window.page.keyboard.type('+99')
    assert.equal(await row(/UTC\+99/).count(), 0)
    await window.page.keyboard.press('Enter')
    await window.page.keyboard.press('Escape')
    await item(/ · UTC\+5 · /).waitFor()
  })
})
