import { statSync } from 'node:fs'
import path from 'node:path'
import { npm } from './command.mjs'

/** npm writes the lock file and its note of what is installed within moments of each other, in either order. */
const SAME_MS = 5_000

/**
 * Installs a folder's packages when they are missing or older than its lock file.
 * @returns {Promise<boolean>} whether they are there
 */
export async function ensureInstalled(folder, { scripts = true, what = 'packages' } = {}) {
  const installed = timeOf(path.join(folder, 'node_modules/.package-lock.json'))
  if (installed + SAME_MS >= timeOf(path.join(folder, 'package-lock.json'))) return true
  console.log(`installing ${what} (npm ci) …`)
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', ...(scripts ? [] : ['--ignore-scripts'])]
  const { code } = await npm(['ci', ...quiet], { cwd: folder, quiet: true })
  return code === 0
}

function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
