// Runs the suite in VS Code: the desktop's where there is one to download and a screen to show it, else the one of tools/vscode-host.
//   node --import tsx test/host/runTests.ts [--kit | --desktop]
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron'
import { ensureInstalled } from '../../tools/run/install.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const kit = path.join(root, 'tools/vscode-host')
const sample = path.join(root, 'samples/exchange-lockout')

// The tests save, change and delete: they get a copy.
const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-host-'))
const folder = path.join(scratch, 'exchange-lockout')
cpSync(sample, folder, { recursive: true })
try {
  process.exitCode = await runTests({
    vscodeExecutablePath: await editor(),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist/test/host/index'),
    launchArgs: [folder, '--disable-extensions'],
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function editor(): Promise<string> {
  if (!process.argv.includes('--kit') && (process.argv.includes('--desktop') || hasScreen())) {
    const desktop = await downloadAndUnzipVSCode().catch(explainDownload)
    if (desktop) return desktop
  }
  if (!(await ensureInstalled(kit, { scripts: false, what: 'VS Code for tests' }))) throw new Error('tools/vscode-host cannot be installed')
  return path.join(kit, 'run-tests.mjs')
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true
  return process.env.CI === undefined && (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) !== undefined
}

function explainDownload(error: unknown): undefined {
  console.log(`VS Code cannot be downloaded (${String(error)}); tools/vscode-host takes its place`)
}
