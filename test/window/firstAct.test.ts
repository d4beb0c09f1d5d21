import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openWorkbench } from '../../tools/vscode-host/drive.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** The extension with a server that starts and never says a word: what the window shows then, it shows without the server. */
function withSilentServer(folder: string): void {
  for (const part of ['package.json', 'syntaxes', 'media']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  for (const part of ['extension.js', 'media']) cpSync(path.join(root, 'dist', part), path.join(folder, 'dist', part), { recursive: true })
  writeFileSync(path.join(folder, 'dist/server.node.js'), 'setInterval(() => {}, 1000)\n')
}

describe('the checklist as the first thing that is opened in a window', () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-window-'))
  const [extension, folder] = [path.join(scratch, 'extension'), path.join(scratch, 'folder')]
  let window: Awaited<ReturnType<typeof openWorkbench>>

  before(async () => {
    mkdirSync(folder)
    withSilentServer(extension)
    window = await openWorkbench({ extension, folder })
  })
  after(async () => {
    await window?.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('does not wait for the log server', async () => {
    await window.command('Lockout Trail: Open Checklist')
    await window.page.locator('.tab.active', { hasText: 'Lockout Checklist' }).waitFor()
    await window.webview().getByText('Looking for logs').waitFor()
  })
})
