// Pictures of every surface, the report among them, in three themes, into the ignored folder shots/: something for a person to look at, not a test.
//   npm run shots [-- THEME …]     dark, light, contrast
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { node, root } from './run/command.mjs'
import { ensureInstalled } from './run/install.mjs'
import { spraySurfaces, surfaces } from './run/surfaces.mjs'

const { writeSpray } = await import('../test/window/sprayFolder.ts')

const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern', contrast: 'Default High Contrast' }

const shots = path.join(root, 'shots')
const kit = path.join(root, 'tools/vscode-host')
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(THEMES)

mkdirSync(shots, { recursive: true })
if (!(await ensureInstalled(kit, { scripts: false, what: 'VS Code for the pictures' }))) process.exit(1)
if ((await node(['esbuild.mjs', '--dev'])).code !== 0) process.exit(1)
const { openWorkbench } = await import('./vscode-host/drive.mjs')
const { launchBrowser } = await import('./vscode-host/browser.mjs')
let allMissed = 0
for (const name of wanted) {
  allMissed += await photograph(name, surfaces, folder => cpSync(path.join(root, 'samples/exchange-lockout'), folder, { recursive: true }))
  allMissed += await photograph(name, spraySurfaces, writeSpray)
  await photographReport(name)
}
console.log(allMissed === 0 ? `all pictures are in ${path.relative('.', shots)}/` : `${allMissed} pictures could not be taken`)
process.exit(allMissed === 0 ? 0 : 1)

/** Takes pictures of surfaces in one theme, in a window on a folder that is filled for them; returns how many could not be taken. */
async function photograph(name, wantedSurfaces, fillFolder) {
  const theme = THEMES[name]
  if (!theme) throw new Error(`no such theme: ${name} (${Object.keys(THEMES).join(', ')})`)
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-shots-'))
  const folder = path.join(scratch, 'exchange-lockout')
  mkdirSync(folder)
  fillFolder(folder)
  const window = await openWorkbench({ extension: root, folder, settings: { 'workbench.colorTheme': theme } })
  try {
    return await takeAll(window, name, wantedSurfaces)
  } finally {
    await window.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function takeAll(window, theme, wantedSurfaces) {
  let missed = 0
  for (const { name, show } of wantedSurfaces) {
    const problem = await show(window).catch(error => error)
    if (problem) missed++
    const file = path.join(shots, `${name}-${theme}${problem ? '-failed' : ''}.png`)
    await window.page.screenshot({ path: file })
    console.log(`${problem ? '✗' : '✓'} ${path.relative('.', file)}${problem ? `: ${problem.message.split('\n')[0]}` : ''}`)
  }
  return missed
}

/** The report as a browser shows it, by day and by night. */
async function photographReport(theme) {
  const report = path.join(shots, 'report.html')
  const { output } = await node(['dist/cli.js', 'report', '--html', 'samples/exchange-lockout'], { quiet: true })
  writeFileSync(report, output.slice(output.indexOf('<!doctype')))
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 }, colorScheme: theme === 'light' ? 'light' : 'dark' })
  await page.goto(pathToFileURL(report).href)
  await page.screenshot({ path: path.join(shots, `19-report-${theme}.png`) })
  await browser.close()
}
