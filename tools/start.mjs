// Opens the sample case in VS Code with the extension of this checkout: in the desktop's VS Code where there is one, else in real VS Code in the browser.
//   npm start [-- --browser] [-- FOLDER]
import path from 'node:path'
import { parseArgs } from 'node:util'
import { node, root } from './run/command.mjs'
import { findDesktop, openInDesktop } from './run/desktop.mjs'
import { ensureInstalled } from './run/install.mjs'
import { serveInBrowser } from './run/serve.mjs'

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean' } } })
const folder = path.resolve(positionals[0] ?? path.join(root, 'samples/exchange-lockout'))

process.exitCode = await start()

async function start() {
  if (!(await ensureInstalled(root))) return 1
  console.log('building …')
  if ((await node(['esbuild.mjs', '--dev'])).code !== 0) return 1
  const desktop = options.browser ? undefined : findDesktop()
  return desktop ? openInDesktop(desktop, folder) : serveInBrowser(folder)
}
