import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openWorkbench } from '../../tools/vscode-host/drive.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** What a person sees and clicks in the status bar. The tests build on one another. */
describe('the status bar of the window', () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-window-'))
  const folder = path.join(scratch, 'exchange-lockout')
  let window: Awaited<ReturnType<typeof openWorkbench>>
  const item = (text: RegExp) => window.page.locator('[id="lockout-trail.lockout-trail.lockoutTrail.log"]', { hasText: text })
  const row = (text: RegExp) => window.page.locator('.quick-input-list .monaco-list-row', { hasText: text })

  before(async () => {
    cpSync(path.join(root, 'samples/exchange-lockout'), folder, { recursive: true })
    window = await openWorkbench({ extension: root, folder, viewport: { width: 1600, height: 900 } })
  })
  after(async () => {
    await window?.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('says what the log is, its clock by the case of the folder, and its failures', async () => {
    await window.openFile('netlogon.log')
    await item(/^Netlogon.* · UTC−5 · 123 failures/).waitFor()
  })

  test('a click leads to the time zone, which takes effect at once', async () => {
    await item(/Netlogon/).click()
    await row(/Set the time zone of this log/).click()
    await window.page.locator('.quick-input-title', { hasText: 'Time zone of netlogon.log' }).waitFor()
    await window.page.keyboard.type('+5')
    await row(/UTC\+05:00/).click()
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
