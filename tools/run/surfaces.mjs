import { setTimeout as wait } from 'node:timers/promises'

const LOG = 'DC01_Security.txt'
/** Milliseconds for what comes after the text: colours, decorations, inlays. */
const SETTLE = 1200

/** Each thing a person sees, and how to get there from a window on the sample case. Every `show` returns nothing, or throws when it does not appear. */
export const surfaces = [
  { name: '1-editor', show: editor },
  { name: '2-hover-code', show: window => hover(window, /^529$/) },
  { name: '3-hover-process', show: window => hover(window, /^1728$/) },
  { name: '4-references', show: references },
  { name: '5-symbols', show: symbols },
  { name: '6-problems', show: problems },
  { name: '7-smtp', show: smtp },
  { name: '8-panel', show: panel },
  { name: '9-panel-steps', show: panelSteps },
  { name: '10-panel-wide', show: panelWide },
]

async function editor({ page, openFile, command }) {
  await openFile(LOG)
  await page.locator('[id="status.editor.mode"]', { hasText: 'Windows Security Log' }).waitFor()
  await command('Lockout Trail: Go to Next Failed Authentication')
  await wait(SETTLE)
}

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
  await page.locator('[id="status.editor.mode"]', { hasText: 'SMTP' }).waitFor()
  await wait(SETTLE)
}

async function panel({ openFile, command, webview }) {
  await openFile(LOG)
  await command('Lockout Trail: Open Checklist')
  await webview().getByRole('heading').first().waitFor()
  await wait(SETTLE)
}

async function panelSteps({ webview }) {
  await webview()
    .getByRole('heading', { name: /checklist/i })
    .first()
    .scrollIntoViewIfNeeded()
  await wait(SETTLE)
}

async function panelWide({ page, command, webview }) {
  await command('View: Toggle Maximize Editor Group')
  await webview().getByRole('heading').first().scrollIntoViewIfNeeded()
  await page.setViewportSize({ width: 1280, height: 2400 })
  await wait(SETTLE)
}
