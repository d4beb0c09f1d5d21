import { linkSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openWorkbench } from '../../tools/vscode-host/drive.mjs'
import { ROOT } from '../lsp/server.ts'
import { benchFolder, benchInput } from './inputs.ts'

/** VS Code asks before it shows a large file. The setting counts megabytes. */
const WITHOUT_ASKING = { 'workbench.editorLargeFileConfirmation': 1000 }

/** How long a log of a size takes from the key that opens it to the first failure that is marked in it. */
export interface Opened {
  readonly megabytes: number
  readonly milliseconds: number
}

/** Opens Netlogon logs of some sizes in a real window, one after the other, when all are read. */
export async function measureEditor(sizes: readonly number[]): Promise<readonly Opened[]> {
  const folder = path.join(benchFolder(), 'editor')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const megabytes of [0.1, ...sizes]) linkSync(benchInput('netlogon', megabytes * 1_000_000), path.join(folder, nameOf(megabytes)))
  const window = await openWorkbench({ extension: ROOT, folder, settings: WITHOUT_ASKING, viewport: { width: 1280, height: 800 } })
  try {
    const mark = window.page.locator('.editor-instance .view-overlays [class*="ced-"]').first()
    const open = async (megabytes: number): Promise<number> => {
      const name = nameOf(megabytes)
      await window.page.keyboard.press('Control+P')
      await window.page.keyboard.type(name)
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor()
      const start = performance.now()
      await window.page.keyboard.press('Enter')
      await window.page.locator('.tab.active', { hasText: name }).waitFor()
      await mark.waitFor({ state: 'attached' })
      return performance.now() - start
    }
    // The first log wakes everything that sleeps.
    await open(0.1)
    const opened: Opened[] = []
    for (const megabytes of sizes) opened.push({ megabytes, milliseconds: await open(megabytes) })
    return opened
  } finally {
    await window.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const nameOf = (megabytes: number): string => `netlogon-of-${megabytes}-MB.log`
