import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The licences of every package of which something was bundled, as their authors ask for.
 * @param {readonly string[]} inputs the files that went into the bundles
 */
export function notices(inputs) {
  const folders = inputs.map(packageFolder).filter(folder => folder !== undefined)
  return [...new Set(folders)].toSorted().map(notice).join('\n')
}

/**
 * `node_modules/@scope/name` of a file in it.
 * @returns {string | undefined}
 */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0]
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = existsSync(folder) && readdirSync(folder).find(entry => /^(licen[cs]e|copying)/i.test(entry))
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`
  return `${'='.repeat(78)}\n${name} ${version}\n\n${text}\n`
}
