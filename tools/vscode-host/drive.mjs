import path from 'node:path'
import { launchBrowser } from './browser.mjs'
import { startServer } from './server.mjs'
import { workbenchUrl } from './workbenchUrl.mjs'

/**
 * Opens a window with the extension under development and gives the verbs of a person at the keyboard.
 * `page` is Playwright's; `close` ends window, browser and server.
 */
export async function openWorkbench({ extension, folder, settings = {}, viewport = { width: 1280, height: 800 }, verbose = false }) {
  const server = await startServer({ settings, verbose })
  let browser
  const close = async () => {
    await browser?.close()
    await server.stop()
  }
  try {
    browser = await launchBrowser()
    const page = await browser.newPage({ viewport })
    page.setDefaultTimeout(20_000)
    await page.goto(workbenchUrl(server, { folder, extensionDevelopmentPath: extension }))
    await page.locator('.monaco-workbench').waitFor()
    return { page, close, ...verbs(page) }
  } catch (error) {
    await close()
    throw error
  }
}

/** How long a palette that was just opened may take to list a command (milliseconds), and how often it is opened for one. */
const LISTED_MS = 1500
const MOST_TRIES = 12

/** Takes the pointer where it points at nothing, so that nothing explains itself. */
const rest = page => page.mouse.move(26, 560)

function verbs(page) {
  const input = page.locator('.quick-input-widget input').first()
  const row = text => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first()
  return {
    /** Runs a command by its title, through the command palette: opened again until it knows the command, because it lists those of the moment in which it was opened. */
    async command(title) {
      await rest(page)
      for (let tries = 1; ; tries++) {
        await page.keyboard.press('F1')
        await input.fill(`>${title}`)
        const listed = await row(title)
          .waitFor({ timeout: LISTED_MS })
          .then(
            () => true,
            () => false,
          )
        if (listed || tries === MOST_TRIES) break
        await page.keyboard.press('Escape')
      }
      await row(title).click()
      await rest(page)
    },
    /** Opens a file of the folder by its path, through quick open; `path:12` opens it at line 12. */
    async openFile(name) {
      const file = path.posix.basename(name).split(':')[0]
      await rest(page)
      await page.keyboard.press('Control+P')
      await input.fill(name)
      await row(file).click()
      await rest(page)
      await page.locator('.tab.active', { hasText: file }).waitFor()
      await page.locator('.editor-instance .view-lines').first().waitFor()
    },
    /** A word as it stands in the visible part of the editor. */
    word: text => page.locator('.editor-instance .view-line span span', { hasText: text }).first(),
    /** The document inside the webview that was opened last. */
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
  }
}
