import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { node, root } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { groupOf, testFiles } from './testFiles.mjs'

/** What a stage of the test run came to. A stage without tests of its own (types, lint) that fails counts as one failure. */
const ok = { passed: 0, failed: 0 }
const broken = { passed: 0, failed: 1 }

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  biome: 'node_modules/@biomejs/biome/bin/biome',
}
/** Megabytes for what is new: most of what tests make is garbage soon, and with room for it, it is not moved about before. */
const ROOM = '--max-semi-space-size=128'
const TESTS = ['--enable-source-maps', ROOM, '--test-reporter', './tools/run/reporter.mjs', 'tools/run/loadTests.mjs']
const WORLDS = ['server', 'client', 'media', 'node']

/** Of the tools written in Go: on a second core they do half of their work again, and they end before collecting garbage is worth it. */
const GO = { GOMAXPROCS: '1', GOGC: 'off', GOMEMLIMIT: '1GiB' }

const tool = async (args, options) => ((await node(args, { env: GO, ...options })).code === 0 ? ok : broken)

export const types = {
  name: 'types',
  run: async () => sum(await inTurn(WORLDS, world => tool([bin.tsc, '-p', `tsconfig.${world}.json`, '--checkers', '1']))),
}
export const lint = { name: 'lint', run: () => tool([bin.oxlint, '--type-aware', '--deny-warnings', '.'], { quiet: true }) }
export const format = { name: 'format', run: () => tool([bin.biome, 'format', '.'], { quiet: true }) }
export const build = { name: 'build', run: () => tool(['esbuild.mjs', '--strict', '--tests']) }
export const unit = { name: 'unit', run: () => runTests('unit') }
/** The unit tests in one process: beside types and lint, which need a core of their own, loading everything twice costs more than it saves. */
export const unitBeside = { name: 'unit', run: () => runTests('unit', 1) }
export const cases = { name: 'cases', run: () => runTests('cases') }
export const conformance = { name: 'conformance', run: () => runTests('conformance') }
export const bundle = { name: 'bundle', run: () => runTests('bundle') }
export const host = { name: 'host', run: runHostTests }
export const window = { name: 'window', run: runWindowTests }

/** Adds the counts of several stages. */
export function sum(results) {
  return results.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), ok)
}

/** Does one thing after the other, each when the one before is done. */
export async function inTurn(all, work) {
  const results = []
  for (const one of all) results.push(await work(one))
  return results
}

/** Runs a stage, announced, and says what came of it and how long it took. */
export async function announce({ name, run }) {
  const start = performance.now()
  console.log(`── ${name}`)
  const result = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const counted = result.passed + result.failed > 1 || result.passed > 0
  const outcome = result.failed > 0 ? 'FAILED' : 'ok'
  console.log(`   ${name}: ${counted ? `${result.passed} passed, ${result.failed} failed` : outcome} in ${seconds} s`)
  return result
}

const filesOf = group => testFiles().filter(file => groupOf(file) === group)

async function runTests(group, most = 4) {
  const files = filesOf(group)
  const lanes = share(files, Math.min(os.availableParallelism(), most))
  return sum(await Promise.all(lanes.map(runLane)))
}

/** Deals files out to as many processes as are useful. */
function share(files, lanes) {
  const dealt = Array.from({ length: lanes }, (_, lane) => files.filter((_file, n) => n % lanes === lane))
  return dealt.filter(lane => lane.length > 0)
}

async function runLane(files) {
  const { code, output } = await node([...TESTS, ...files], {
    quiet: true,
    minutes: 4,
  })
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(output)
  if (!counts) return broken
  const [passed, failed] = [Number(counts[1]), Number(counts[2])]
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** The tests inside VS Code: mocha leaves its statistics in a file, and only they are proof that anything ran. */
async function runHostTests() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-report-'))
  const report = path.join(folder, 'stats.json')
  const { code } = await node(['--import', 'tsx', 'test/host/runTests.ts'], { env: { VSCODE_TEST_REPORT: report }, minutes: 6 })
  const stats = readStats(report)
  rmSync(folder, { recursive: true, force: true })
  const failed = stats.failures + stats.pending
  return { passed: stats.passes, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** The tests that look at the window as a person does. They need the kit in tools/vscode-host, which runs on Linux. */
async function runWindowTests() {
  const files = filesOf('window')
  if (files.length === 0 || process.platform !== 'linux') return ok
  const installed = await ensureInstalled(path.join(root, 'tools/vscode-host'), { scripts: false, what: 'VS Code for tests' })
  return installed ? runLane(files) : broken
}

function readStats(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passes: 0, failures: 1, pending: 0 }
  }
}
