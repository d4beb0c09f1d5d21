import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { openOn, type OpenWindow, sample } from './openOn.ts'

const ROW = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0x0\r\n'
const FAILURE = ROW.replace('0x0', '0xC000006A')

/** What a person sees who opens a log that VS Code keeps from extensions. The tests build on one another. */
describe('a log of 60 MB in the window', () => {
  let window: OpenWindow
  const notice = () =>
    window.page.locator('.notifications-center .notification-list-item', { hasText: 'netlogon-large.log is too large for the editor' })

  before(async () => {
    window = await openOn(
      folder => {
        sample(folder)
        writeFileSync(path.join(folder, 'netlogon-large.log'), (ROW.repeat(9999) + FAILURE).repeat(65))
      },
      { name: 'logs' },
    )
  })
  after(() => window?.close())

  test('is opened with a notice that offers parts of it', async () => {
    await window.openFile('netlogon.log')
    // No text comes up that could be waited for: the window asks first.
    await window.page.keyboard.press('Control+P')
    await window.page.keyboard.type('netlogon-large.log')
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'netlogon-large.log' }).first().click()
    // The bell keeps what no toast shows in a window without focus.
    await window.page.locator('[id="status.notifications"] .codicon-bell-dot').click()
    await notice().waitFor()
  })

  test('its failures open as a document with marks and colours', async () => {
    await notice().locator('.monaco-button', { hasText: 'Show Its Failures' }).click()
    await window.page.locator('.tab.active', { hasText: 'failures of netlogon-large.log' }).waitFor()
    const rows = window.page.locator('.editor-instance .view-line', { hasText: '0xC000006A' })
    await rows.first().waitFor()
    assert.ok((await rows.count()) > 10)
    await window.page.locator('[id="lockout-trail.lockout-trail.lockoutTrail.log"]', { hasText: /65 failures/ }).waitFor()
  })
})
