import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow, sample } from './openOn.ts'

/** The checklist as a person uses it: in real VS Code, with mouse and keyboard, inside the panel's own frame. The tests build on one another. */
describe('the checklist in the window', () => {
  let window: OpenWindow
  const step = (id: string) => window.webview().locator(`li[data-step="${id}"]`)
  const answer = (id: string, words: string) => step(id).getByRole('radio', { name: words })
  const note = (id: string) => step(id).getByRole('textbox')

  before(async () => {
    window = await openOn(sample)
  })
  after(() => window?.close())

  /** Opens a step as a person does: points at it, then clicks once. What is pointed at does not move, even while files are still read. */
  async function open(id: string): Promise<void> {
    const row = step(id).getByRole('button', { name: new RegExp(`^${id}`) })
    await row.hover()
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
    assert.equal(await row.getAttribute('aria-expanded'), 'true')
  }

  test('opens from the command palette and names the culprit', async () => {
    await window.openFile('DC01_Security.txt')
    await window.command('Lockout Trail: Open Checklist')
    await step('S14').waitFor()
    await window.webview().getByText('10.1.5.77').first().waitFor()
  })

  test('an evidence link opens its file at its line, beside the panel', async () => {
    await open('S14')
    const link = step('S14').locator('[data-do="evidence"][data-path="SMTPSVC1/ex060912.log"]').first()
    const line = Number(await link.getAttribute('data-line'))
    await link.click()
    await window.page.locator('.tab', { hasText: 'ex060912.log' }).waitFor()
    await link.click()
    await window.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}` }).waitFor()
    const text = readFileSync(path.join(window.folder, 'SMTPSVC1/ex060912.log'), 'utf8').split('\n')[line - 1]
    assert.match(text ?? '', /10\.1\.5\.77/)
    assert.ok(await window.webview().locator('body').isVisible(), 'the panel stays')
  })

  test('a step is decided and a note is written', async () => {
    await open('S17')
    await answer('S17', 'Supported').check()
    await note('S17').fill('WEBAPP01 belongs to the web team')
    await note('S17').press('Tab')
    await step('S17').getByText('you: Supported').waitFor()
  })

  test('after the window was reloaded it is still decided', async () => {
    const loaded = window.page.waitForEvent('load')
    await window.command('Developer: Reload Window')
    await loaded
    await window.page.locator('.monaco-workbench').waitFor()
    await step('S17').getByText('you: Supported').waitFor()
    await open('S17')
    assert.equal(await answer('S17', 'Supported').isChecked(), true)
    assert.equal(await note('S17').inputValue(), 'WEBAPP01 belongs to the web team')
  })

  test('a note that is still being written when the window is reloaded is not lost', async () => {
    await note('S17').press('End')
    await note('S17').pressSequentially(', says Ann')
    const loaded = window.page.waitForEvent('load')
    await window.command('Developer: Reload Window')
    await loaded
    await window.page.locator('.monaco-workbench').waitFor()
    await step('S17').getByText('you: Supported').waitFor()
    assert.equal(await note('S17').inputValue(), 'WEBAPP01 belongs to the web team, says Ann')
  })

  test('the lockout policy is stated as a fact, counts at once, and can be taken back', async () => {
    const facts = window.webview().locator('[data-block="facts"]')
    await facts.getByRole('button', { name: 'Add a fact' }).click()
    await window.page.locator('.quick-input-title', { hasText: 'Add a fact' }).waitFor()
    await window.page.keyboard.type('lockout policy')
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'The lockout policy' }).click()
    await window.page.locator('.quick-input-title', { hasText: 'The lockout policy' }).waitFor()
    const box = window.page.locator('.quick-input-box input')
    await box.fill('6, 30, 30')
    await box.press('Enter')
    await facts.getByText('Lockout threshold: 6').waitFor()
    await open('S02')
    await step('S02').getByText('Wrong password number 6 trips it (your note)').waitFor()
    await facts.getByRole('button', { name: /^Take back: Lockout threshold: 6/ }).click()
    await step('S02').getByText('Wrong password number 5 trips it each time').waitFor()
    assert.equal(await facts.getByText('Lockout threshold').count(), 0)
  })
})
