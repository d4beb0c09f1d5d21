import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openOn, type OpenWindow } from './openOn.ts'
import { ACCOUNTS, ATTACKER, writeSpray } from './sprayFolder.ts'

/** A spray in the panel: its accounts, by mouse and keyboard. The tests build on one another. */
describe('the accounts of a spray in the window', () => {
  let window: OpenWindow
  const rows = () => window.webview().locator('.accounts tbody tr')
  const account = (n: number) => rows().nth(n).locator('th button')
  const sort = (column: string) => window.webview().getByRole('columnheader', { name: column }).getByRole('button')
  const focused = async (): Promise<string> => window.webview().locator(':focus').innerText()

  before(async () => {
    window = await openOn(writeSpray, { name: 'spray' })
  })
  after(() => window?.close())

  test('are a table in place of the one subject, those that are locked out first', async () => {
    await window.command('Lockout Trail: Open Checklist')
    await window
      .webview()
      .getByRole('heading', { name: `${ACCOUNTS} accounts from ${ATTACKER}` })
      .waitFor()
    assert.match(await account(0).innerText(), /user007$/)
    assert.match(await account(2).innerText(), /user277$/)
    assert.match(await rows().nth(0).innerText(), /3/)
    assert.equal(await rows().nth(3).locator('[data-k="locked out"]').innerText(), 'no')
  })

  test('are sorted by a click on a heading', async () => {
    await sort('Account').click()
    assert.match(await account(0).innerText(), /user000$/)
    await sort('Account').click()
    assert.match(await account(0).innerText(), /user299$/)
    assert.equal(await window.webview().getByRole('columnheader', { name: 'Account' }).getAttribute('aria-sort'), 'descending')
  })

  test('have one tab stop, and arrows go along them', async () => {
    await account(0).focus()
    await account(0).press('ArrowDown')
    assert.match(await focused(), /user298$/)
    await account(1).press('ArrowUp')
    assert.match(await focused(), /user299$/)
    assert.equal(await window.webview().locator('.accounts tbody th button[tabindex="0"]').count(), 1)
  })

  test('lead to the lines: a time opens its entry, the rest opens as a list with links', async () => {
    const link = rows().nth(0).locator('[data-k="first"] button')
    const [file = '', line = ''] = [await link.getAttribute('data-path'), await link.getAttribute('data-line')].map(value => value ?? '')
    await link.click()
    await window.page.locator('.tab', { hasText: path.basename(file) }).waitFor()
    const text = readFileSync(path.join(window.folder, file), 'utf8').replaceAll('\0', '')
    assert.match(
      text
        .split(/\r\n|\r|\n/)
        .slice(Number(line) - 1, Number(line) + 25)
        .join('\n'),
      /user299/,
    )
    await window
      .webview()
      .getByRole('button', { name: `Show all ${ACCOUNTS}` })
      .click()
    await window.page.locator('.tab', { hasText: 'Accounts that fail' }).waitFor()
  })

  test('an account can be investigated by itself', async () => {
    await account(0).click()
    await window
      .webview()
      .getByText(/The steps follow\s*\S*user299/)
      .waitFor()
  })

  test('the list that is open follows its logs', async () => {
    await window.page.locator('.tab', { hasText: 'Accounts that fail' }).click()
    const row = '08/02 19:20:00 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\newcomer from WKS9 Returns 0xC000006A\r\n'
    writeFileSync(path.join(window.folder, 'netlogon.log'), row.repeat(20))
    await window.page.locator('.view-lines', { hasText: 'newcomer' }).waitFor()
  })
})
