import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { root } from './command.mjs'
import { ensureInstalled } from './install.mjs'

const kit = path.join(root, 'tools/vscode-host')

/** Serves real VS Code on loopback, with a folder open and the extension of this checkout in it, until Ctrl-C. */
export async function serveInBrowser(folder) {
  if (!(await ensureInstalled(kit, { scripts: false, what: 'VS Code for the browser' }))) return 1
  const { startServer } = await import('../vscode-host/server.mjs')
  const { workbenchUrl } = await import('../vscode-host/workbenchUrl.mjs')
  const server = await startServer()
  const url = workbenchUrl(server, { folder, extensionDevelopmentPath: root })
  console.log(`\nVS Code shows ${path.relative(root, folder)} at\n\n  ${url}\n\nCtrl-C ends it.`)
  openBrowser(url)
  const end = await Promise.race([server.exited.then(how => `VS Code ended (${how})`), once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await server.stop()
  if (typeof end !== 'string') return 0
  console.error(`${end}\n${server.output()}`)
  return 1
}

/** Shows an address in the person's browser, where there is a screen to show it on. */
function openBrowser(url) {
  const program = { darwin: 'open', linux: 'xdg-open' }[process.platform]
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (program && screen)
    spawn(program, [url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref()
}
