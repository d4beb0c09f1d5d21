import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWorkbench } from '../../tools/vscode-host/drive.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')

export type OpenWindow = Awaited<ReturnType<typeof openOn>>

/** Writes the sample into a folder. */
export const sample = (folder: string): void => cpSync(path.join(ROOT, 'samples/exchange-lockout'), folder, { recursive: true })

/** VS Code in a window, on a folder of its own that `fill` writes and that goes when the window is closed. */
export async function openOn(fill: (folder: string) => void, { name = 'exchange-lockout', viewport = { width: 1280, height: 800 } } = {}) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-window-'))
  const folder = path.join(scratch, name)
  mkdirSync(folder)
  fill(folder)
  const window = await openWorkbench({ extension: ROOT, folder, viewport })
  const close = async (): Promise<void> => {
    await window.close()
    rmSync(scratch, { recursive: true, force: true })
  }
  return { ...window, folder, close }
}
