#!/usr/bin/env node
// Stands in for the `code` executable where an extension is tested: takes VS Code's own arguments.
//   run-tests.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=DIR/index [--timeout SECONDS] [--verbose] [--shot PNG] FOLDER
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.mjs'
import { watchMemory } from './memory.mjs'
import { startServer } from './server.mjs'
import { watchTests } from './watchTests.mjs'
import { workbenchUrl } from './workbenchUrl.mjs'

const EXIT = { launcher: 3, died: 4, noReport: 5, nothingPassed: 6, timeout: 124 }

const { values: options, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    timeout: { type: 'string', default: '300' },
    verbose: { type: 'boolean', default: false },
    shot: { type: 'string' },
  },
})
const started = performance.now()
const scratch = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-report-'))
const report = process.env.VSCODE_TEST_REPORT ?? path.join(scratch, 'stats.json')
rmSync(report, { force: true })

const window = await runWindow().catch(error => ({ code: EXIT.launcher, why: error.stack, log: '' }))
const stats = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
rmSync(scratch, { recursive: true, force: true })
const { code, why } = judge()
if (why) console.error(`[host] ${why}`)
if (code !== 0) explain(window.log)
console.log(`[host] exit ${code} after ${((performance.now() - started) / 1000).toFixed(1)} s, at most ${window.peak ?? 0} MB`)
process.exit(code)

/** Opens one window on the folder and waits for the end of its tests, its death, or the timeout. */
async function runWindow() {
  const server = await startServer({ verbose: options.verbose, log: process.env.HOST_LOG, env: { VSCODE_TEST_REPORT: report } })
  const peak = watchMemory(server.pid)
  let browser
  try {
    browser = await launchBrowser()
    const end = await openAndWatch(browser, server)
    return { ...end, log: server.output(), peak: peak() }
  } finally {
    await browser?.close()
    await server.stop()
  }
}

async function openAndWatch(browser, server) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const { outcome } = await watchTests(page, { verbose: options.verbose, seconds: Number(options.timeout) })
  const { extensionDevelopmentPath, extensionTestsPath } = options
  await page.goto(workbenchUrl(server, { folder: positionals[0], extensionDevelopmentPath, extensionTestsPath }))
  await page.waitForSelector('.monaco-workbench', { timeout: 30_000 })
  const died = server.exited.then(how => ({ why: `the server ended with ${how}` }))
  const end = await Promise.race([outcome, died])
  if (options.shot) await page.screenshot({ path: options.shot }).catch(() => {})
  return { ...end, code: end.code ?? (end.late ? EXIT.timeout : EXIT.died) }
}

/** An extension host that was killed also reports 0: only mocha's own statistics are proof that the tests ran. */
function judge() {
  if (window.code !== 0) return window
  if (!stats)
    return { code: EXIT.noReport, why: 'the extension host ended without a mocha report: it crashed, or something called process.exit()' }
  if (stats.failures > 0 || stats.passes === 0)
    return { code: EXIT.nothingPassed, why: `${stats.passes} passed, ${stats.failures} failed, yet the run ended well` }
  return window
}

/** Why an extension was not loaded, VS Code says in the server's log only. */
function explain(log) {
  const reasons = log.split('\n').filter(line => /not compatible|Cannot read the extension|Unable to read file/.test(line))
  for (const line of reasons) console.error('[server]', line)
}
