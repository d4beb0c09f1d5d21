import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow, sample } from './openOn.ts'

/** The timeline of the panel, by keyboard and by mouse. The tests build on one another. */
describe('the timeline in the window', () => {
  let window: OpenWindow
  const view = () => window.webview().locator('[data-brush="view"]')
  const shown = async (): Promise<string> => (await view().getAttribute('aria-valuetext')) ?? ''
  const lane = (key: string) => window.webview().locator(`[data-lane="${key}"]`)
  const cursorIsAt = (line: number) => window.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}` }).waitFor()
  const press = async (key: string, change: (before: string, now: string) => boolean): Promise<void> => {
    const earlier = await shown()
    await view().press(key)
    for (let tries = 0; tries < 50 && !change(earlier, await shown()); tries++) await window.page.waitForTimeout(100)
    assert.ok(change(earlier, await shown()), `${key}: ${earlier} → ${await shown()}`)
  }

  before(async () => {
    window = await openOn(sample, { viewport: { width: 1280, height: 1000 } })
  })
  after(() => window?.close())

  test('shows the failures, the lockouts and the clients that were ranked', async () => {
    await window.openFile('DC01_Security.txt')
    await window.command('Lockout Trail: Open Checklist')
    await lane('client:ip:10.1.5.77').waitFor()
    await lane('log:DC01_Security.txt').locator('.mark').first().waitFor()
  })

  test('arrows move the view, plus narrows it, 0 shows the whole time', async () => {
    const first = await shown()
    await press('ArrowRight', (a, b) => a !== b)
    await press('ArrowLeft', (_, b) => b === first)
    await press('+', (a, b) => a !== b)
    await press('0', (_, b) => b.startsWith('16:5') && b.includes(' to 18:5'))
  })

  test('a click on a lockout opens its entry beside the panel', async () => {
    await lane('log:DC01_Security.txt').locator('.mark').first().click()
    const line = Number(await lane('log:DC01_Security.txt').getAttribute('data-line'))
    const text = readFileSync(path.join(window.folder, 'DC01_Security.txt'), 'utf8')
      .split('\n')
      .slice(line - 1, line + 6)
      .join('\n')
    assert.match(text, /Event ID:\t644/)
    await window.page.locator('.tab', { hasText: 'DC01_Security.txt' }).first().waitFor()
    await lane('log:DC01_Security.txt').locator('.mark').first().click()
    await cursorIsAt(line)
  })
})
