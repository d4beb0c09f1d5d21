// Builds dist/: one table of bundles, then the files that are copied as they are.
//   node esbuild.mjs     minified, as shipped
//   --dev                readable, with source maps
//   --tests              also the tests that run inside VS Code
//   --strict             a missing entry point is an error, and what this build did not make is deleted from dist/
//   --meta               prints what each bundle weighs
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { notices } from './tools/notices.mjs'

process.chdir(import.meta.dirname)

const { values: options } = parseArgs({
  options: { dev: { type: 'boolean' }, tests: { type: 'boolean' }, strict: { type: 'boolean' }, meta: { type: 'boolean' } },
})

/** Node code in one CommonJS file. web-tree-sitter asks for import.meta.url, which CommonJS does not have: without it the bundle dies silently. */
const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.url': '__bundleUrl' },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
}
const program = { ...node, banner: { js: `#!/usr/bin/env node\n${node.banner.js}` } }
const browser = { platform: 'browser', format: 'iife', target: 'es2022' }
const editor = { platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] }
const hostTest = { ...editor, external: ['vscode', 'mocha'], minify: false, sourcemap: 'inline' }

const bundles = [
  { from: 'client/src/main.node.ts', to: 'dist/extension.js', as: editor },
  { from: 'server/src/main.node.ts', to: 'dist/server.node.js', as: node },
  { from: 'server/src/worker.node.ts', to: 'dist/worker.node.js', as: node },
  { from: 'server/src/cli.ts', to: 'dist/cli.js', as: program },
  { from: 'media/checklist/main.ts', to: 'dist/media/checklist.js', as: browser },
  ...(options.tests ? hostTests() : []),
]

const copies = [
  { from: 'node_modules/web-tree-sitter/web-tree-sitter.wasm', to: 'dist/web-tree-sitter.wasm' },
  ...filesIn('media/checklist', '.css').map(from => ({ from, to: `dist/media/${path.basename(from)}` })),
  ...['server/src/formats', 'server/src/frames'].flatMap(foldersIn).flatMap(grammarFiles),
]

const built = (await Promise.all(bundles.filter(isThere).map(bundle))).filter(Boolean)
const made = [...built.flatMap(({ outputs }) => Object.keys(outputs)), ...copies.map(copy), writeNotices()]
if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755)
if (options.strict && !process.exitCode) prune(new Set(made.map(file => path.normalize(file))))

function hostTests() {
  const suite = filesIn('test/host/suite', '.test.ts')
  return [...suite, 'test/host/index.ts'].map(from => ({
    from,
    to: from.replace(/^test/, 'dist/test').replace(/\.ts$/, '.js'),
    as: hostTest,
  }))
}

/** A grammar is parser.wasm; its queries lie beside it in the source and in a folder of the same name in dist/. */
function grammarFiles(folder) {
  const name = path.basename(folder)
  const wasm = path.join(folder, 'parser.wasm')
  if (!existsSync(wasm)) return []
  const queries = filesIn(path.join(folder, 'queries'), '.scm')
  return [
    { from: wasm, to: `dist/grammars/${name}.wasm` },
    ...queries.map(from => ({ from, to: `dist/grammars/${name}/${path.basename(from)}` })),
  ]
}

function isThere({ from }) {
  if (existsSync(from)) return true
  console.warn(`not built: ${from} is missing`)
  if (options.strict) process.exitCode = 1
  return false
}

/** What went into the bundle and came out of it; nothing when it cannot be built, which esbuild has said by then. */
async function bundle({ from, to, as }) {
  const result = await build({
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    minify: !options.dev,
    sourcemap: options.dev ? 'linked' : false,
    metafile: true,
    logLevel: 'warning',
    ...as,
    entryPoints: [from],
    outfile: to,
  }).catch(() => undefined)
  if (!result) {
    console.error(`not built: ${to}`)
    process.exitCode = 1
    return undefined
  }
  if (options.meta) console.log(`${(statSync(to).size / 1024).toFixed(0).padStart(6)} KB  ${to}`)
  return result.metafile
}

function copy({ from, to }) {
  mkdirSync(path.dirname(to), { recursive: true })
  copyFileSync(from, to)
  return to
}

function writeNotices() {
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/NOTICES.txt', notices(built.flatMap(({ inputs }) => Object.keys(inputs))))
  return 'dist/NOTICES.txt'
}

function prune(keep) {
  for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name)
    if (entry.isFile() && !keep.has(file)) rmSync(file)
  }
}

function filesIn(folder, end) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => name.endsWith(end))
  return names.toSorted().map(name => path.join(folder, name))
}

function foldersIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter(entry => entry.isDirectory()).map(entry => path.join(folder, entry.name))
}
