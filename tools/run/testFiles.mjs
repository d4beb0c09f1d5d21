import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './command.mjs'

const PLACES = ['shared', 'server', 'client', 'media', 'tools', 'test']

/** Tests that read whole cases or logs: seconds each, and the first to know is always a smaller one. */
const WHOLES = [
  'server/src/checklist/exchangeCase.test.ts',
  'server/src/checklist/investigate.test.ts',
  'server/src/evidence/grown.test.ts',
  'server/src/evidence/stretches.test.ts',
  'server/src/features/timeline.test.ts',
  'server/src/formats/crash.test.ts',
  'server/src/formats/pasted.test.ts',
  'server/src/frames/event/entryOf.test.ts',
  'server/src/keptIndex.test.ts',
  'server/src/syntax/addresses.test.ts',
  'test/bench/',
  'test/cases/',
  'test/contracts/',
  'test/data.test.ts',
  'test/fuzz/',
  'test/gym/',
  'test/soak/',
  'tools/sample/',
]

/** Every `*.test.ts` of the project that runs in plain Node, as paths relative to its root. Those in test/host run inside VS Code. */
export function testFiles() {
  return PLACES.filter(place => existsSync(path.join(root, place)))
    .flatMap(place => walk(place))
    .filter(file => file.endsWith('.test.ts') && !file.startsWith('test/host/'))
    .toSorted()
}

/** Tests that read logs by the hundred, each in two ways: with and without what finds rows that are alike, or what stands before each line. */
const BOTH_WAYS = ['/alike.test.ts', '/margins.test.ts']

/** Which part of the test run a file belongs to. */
export function groupOf(file) {
  if (file.endsWith('/conformance.test.ts')) return 'conformance'
  if (BOTH_WAYS.some(name => file.endsWith(name))) return 'cases'
  if (WHOLES.some(whole => file.startsWith(whole))) return 'cases'
  if (file.startsWith('test/bundle')) return 'bundle'
  if (file.startsWith('test/window/')) return 'window'
  return 'unit'
}

/** @returns {string[]} */
function walk(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.chromium' ? [] : walk(file)
    return [file]
  })
}
