// Everything that is tested, from a bare clone: installs what is missing, then one stage after the other. The closing line sums the tests.
import { root } from './run/command.mjs'
import { ensureInstalled } from './run/install.mjs'
import { announce, build, bundle, cases, conformance, format, host, lint, sum, types, unit, window } from './run/stages.mjs'

const results = []
if (await ensureInstalled(root)) {
  for (const stage of [types, lint, format, unit, conformance, cases, build, bundle, host, window]) results.push(await announce(stage))
} else {
  results.push({ passed: 0, failed: 1 })
}
const { passed, failed } = sum(results)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
