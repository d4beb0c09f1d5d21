import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'

/**
 * What VS Code calls in its extension host: runs every suite beside this file, and leaves mocha's statistics where the launcher looks for them.
 * HOST_TESTS names the tests to run while one works on them.
 */
export function run(): Promise<void> {
  const { HOST_TESTS } = process.env
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false, forbidOnly: true, forbidPending: true })
  if (HOST_TESTS) mocha.grep(HOST_TESTS)
  const suites = path.join(__dirname, 'suite')
  for (const file of readdirSync(suites).filter(name => name.endsWith('.test.js'))) mocha.addFile(path.join(suites, file))
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      const report = process.env.VSCODE_TEST_REPORT
      if (report) writeFileSync(report, JSON.stringify(runner.stats))
      if (failures > 0) reject(new Error(`${failures} of the tests in VS Code failed`))
      else resolve()
    })
  })
}
