import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, run } from './command.mjs'

const windows = process.platform === 'win32'
const NAMES = ['code', 'code-insiders', 'codium']
const USUAL_PLACES = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  path.join(os.homedir(), 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'),
  '/usr/share/code/bin/code',
  '/snap/bin/code',
  path.join(process.env.LOCALAPPDATA ?? '/', 'Programs/Microsoft VS Code/bin/code.cmd'),
  path.join(process.env.ProgramFiles ?? '/', 'Microsoft VS Code/bin/code.cmd'),
]

/** The `code` program of a desktop VS Code that can show a window here, if there is one. */
export function findDesktop() {
  if (!canShowWindows()) return undefined
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = NAMES.flatMap(name => folders.map(folder => path.join(folder, windows ? `${name}.cmd` : name)))
  return [...onPath, ...USUAL_PLACES].find(existsSync)
}

/** Opens a window of the desktop's VS Code on a folder, with the extension of this checkout in it. */
export async function openInDesktop(program, folder) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder]
  const { code } = windows ? await run('cmd.exe', ['/d', '/s', '/c', program, ...args]) : await run(program, args)
  if (code === 0) console.log(`VS Code shows ${folder}`)
  return code
}

/** A shell inside VS Code opens windows of that VS Code, wherever its screen is. */
function canShowWindows() {
  if (process.platform !== 'linux') return true
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY, process.env.VSCODE_IPC_HOOK_CLI].some(Boolean)
}
