import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './command.mjs'

const LOG = 'DC01_Security.txt'
/** Milliseconds for what comes after the text: colours, decorations, inlays. */
const SETTLE = 1200

/** The line of the sample's Security log that first names the process of the case: it stands in the middle of a 529. */
const FIRST_529 = 1 + linesOf(LOG).findIndex(line => /Caller Process ID:\s*1728/.test(line))

/** Each thing a person sees, and how to get there from a window on the sample case, one after the other. A `show` throws when its surface does not appear. */
export const surfaces = [
  { name: '01-editor', show: editor },
  { name: '02-hover-code', show: window => hover(window, /^529$/) },
  { name: '03-hover-process', show: window => hover(window, /^1728$/) },
  { name: '04-references', show: references },
  { name: '05-symbols', show: symbols },
  { name: '06-problems', show: problems },
  { name: '07-smtp', show: smtp },
  { name: '13-related', show: related },
  { name: '14-hierarchy', show: hierarchy },
  { name: '08-netlogon', show: netlogon },
  { name: '09-tasklist', show: tasklist },
  { name: '10-panel', show: panel },
  { name: '11-panel-narrow', show: panelNarrow },
  { name: '12-panel-whole', show: panelWhole },
  { name: '15-facts', show: facts },
  { name: '16-timeline', show: timeline },
]

/** The same from a window on a spray (`test/window/sprayFolder.ts`). */
export const spraySurfaces = [
  { name: '17-accounts', show: accounts },
  { name: '18-accounts-list', show: accountsList },
]

function linesOf(file) {
  return readFileSync(path.join(root, 'samples/exchange-lockout', file), 'utf8').split('\n')
}

async function editor({ page, openFile }) {
  await openFile(`${LOG}:${FIRST_529}`)
  await language(page, 'Windows Security Log')
  await page.locator('.statusbar-item', { hasText: /failures/ }).waitFor()
  await wait(2 * SETTLE)
}

const language = (page, name) => page.locator('[id="status.editor.mode"]', { hasText: name }).waitFor()

async function hover({ page, word }, text) {
  await page.keyboard.press('Escape')
  await word(text).hover()
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor()
  await wait(SETTLE)
}

async function references({ page, word }) {
  await page.keyboard.press('Escape')
  await word(/^User1$/).click()
  await page.keyboard.press('Shift+F12')
  await page.locator('.peekview-widget .monaco-list-row').first().waitFor()
  await wait(SETTLE)
}

async function symbols({ page }) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+T')
  await page.locator('.quick-input-widget input').first().fill('#1728')
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '1728' }).first().waitFor()
  await wait(SETTLE)
}

async function problems({ page, command }) {
  await page.keyboard.press('Escape')
  await command('Problems: Focus on Problems View')
  await page.locator('.markers-panel .monaco-list-row').first().waitFor()
  await wait(SETTLE)
}

async function smtp({ page, openFile, command }) {
  await command('View: Hide Panel')
  await openFile('SMTPSVC1/ex060912.log')
  await language(page, 'IIS SMTP')
  await wait(SETTLE)
}

async function related({ page, word, command }) {
  await word(/^10\.1\.5\.77$/).click()
  await command('Lockout Trail: Show Related Entries')
  await page
    .locator('.pane-body .monaco-list-row', { hasText: 'netlogon.log' })
    .or(page.locator('.pane-body .monaco-list-row'))
    .first()
    .waitFor()
  await wait(2 * SETTLE)
}

async function hierarchy({ page, openFile, command }) {
  await openFile(`${LOG}:${FIRST_529}`)
  await language(page, 'Windows Security Log')
  await command('Peek Call Hierarchy')
  await page.locator('.call-hierarchy .monaco-list-row, .peekview-widget .monaco-list-row').first().waitFor()
  await wait(2 * SETTLE)
}

async function netlogon({ page, openFile }) {
  await page.keyboard.press('Escape')
  await openFile('netlogon.log')
  await language(page, 'Netlogon')
  await wait(SETTLE)
}

async function tasklist({ page, openFile }) {
  await openFile('tasklist_svc_EXCHSRV01.txt')
  await language(page, 'Task List')
  await wait(SETTLE)
}

async function panel({ command, webview }) {
  await command('Lockout Trail: Open Checklist')
  await webview().locator('#who').waitFor()
  await wait(SETTLE)
}

async function panelNarrow({ page }) {
  await page.setViewportSize({ width: 860, height: 900 })
  await wait(SETTLE)
}

async function panelWhole({ page, command }) {
  await page.setViewportSize({ width: 1280, height: 1700 })
  await command('View: Toggle Primary Side Bar Visibility')
  await wait(SETTLE)
}

async function facts({ page, webview, command }) {
  await page.setViewportSize({ width: 1280, height: 900 })
  await command('View: Toggle Primary Side Bar Visibility')
  await webview().locator('[data-block="facts"]').scrollIntoViewIfNeeded()
  await wait(SETTLE)
}

async function timeline({ page, command }) {
  await command('Lockout Trail: Open Timeline of All Logs')
  await page.locator('.quick-input-title', { hasText: 'Timeline of all logs' }).waitFor()
  await page.keyboard.press('Enter')
  await language(page, 'Timeline of Logs')
  await wait(2 * SETTLE)
}

async function accounts({ page, command, webview }) {
  await page.setViewportSize({ width: 1280, height: 900 })
  await command('Lockout Trail: Open Checklist')
  await webview().locator('.accounts tbody tr').first().waitFor()
  await wait(SETTLE)
}

async function accountsList({ page, webview }) {
  await webview()
    .getByRole('button', { name: /^Show all/ })
    .click()
  await page.locator('.tab', { hasText: 'Accounts that fail' }).waitFor()
  await wait(SETTLE)
}
