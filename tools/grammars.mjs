/**
 * Builds every tree-sitter grammar of the project to WebAssembly: `npm run grammars [folder …]`.
 *
 * Only people who change a `grammar.js` need this; everybody else uses the committed `parser.wasm`. It needs the tree-sitter CLI
 * (`cargo install tree-sitter-cli --locked`) and a clang with a WebAssembly target and its linker (Debian: `clang-19 lld-19 wasi-libc`),
 * found on PATH or named by the environment variables TREE_SITTER and CLANG. `parser.c` lives in a temporary folder only.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { grammarFiles, grammarSource } from './grammarSource.mjs'
import { inParts } from './lexerParts.mjs'
import { tool } from './run/tool.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const homes = ['server/src/formats', 'server/src/frames']

/** Folders that hold a grammar, as paths from the root; `wanted` narrows them by folder name. */
function grammarFolders(wanted) {
  const folders = homes
    .filter(home => existsSync(join(root, home)))
    .flatMap(home => readdirSync(join(root, home)).map(name => `${home}/${name}`))
    .filter(folder => existsSync(join(root, folder, 'grammar.js')))
  return wanted.length === 0 ? folders : folders.filter(folder => wanted.includes(basename(folder)))
}

function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (error) throw new Error(`${program}: ${error.message}`)
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

/** The grammar's own name, which is also the suffix of the function the wasm exports. */
function languageName(source) {
  const name = /\bname:\s*'([a-z0-9_]+)'/.exec(source)?.[1]
  if (!name) throw new Error('grammar.js has no name')
  return name
}

/** A large lexer asks the compiler not to optimise it, to compile sooner; ours is compiled once, and is half the size without. */
function withOptimiser(parser) {
  writeFileSync(parser, inParts(readFileSync(parser, 'utf8').replace('#pragma clang optimize off', '')))
}

function compile(clang, name, work) {
  withOptimiser(join(work, 'src', 'parser.c'))
  const target = ['--target=wasm32-unknown-wasi', '-fPIC', '-shared', '-Os', '-nostdlib', '-fno-exceptions', '-fvisibility=hidden']
  const linker = [`--export=tree_sitter_${name}`, '--allow-undefined', '--no-entry', '--strip-all'].map(option => `-Wl,${option}`)
  run(clang.program, [...target, ...linker, '-I', '.', '-o', 'parser.wasm', 'parser.c'], join(work, 'src'))
}

function build(folder, cli, clang) {
  const source = grammarSource(join(folder, 'grammar.js'))
  const work = mkdtempSync(join(tmpdir(), 'grammar-'))
  try {
    for (const file of grammarFiles(join(folder, 'grammar.js'))) {
      mkdirSync(join(work, dirname(file)), { recursive: true })
      copyFileSync(file, join(work, file))
    }
    run(cli.program, ['generate', '--output', join(work, 'src'), 'grammar.js'], join(work, folder))
    compile(clang, languageName(source.toString()), work)
    const wasm = join(work, 'src', 'parser.wasm')
    copyFileSync(wasm, join(root, folder, 'parser.wasm'))
    chmodSync(join(root, folder, 'parser.wasm'), 0o644)
    const provenance = { grammar: createHash('sha256').update(source).digest('hex'), cli: cli.version, compiler: clang.version }
    writeFileSync(join(root, folder, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`)
    console.log(`${folder}: ${statSync(wasm).size} bytes`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const cli = tool('TREE_SITTER', ['tree-sitter'], 'Install the tree-sitter CLI (cargo install tree-sitter-cli --locked).')
const clang = tool('CLANG', ['clang-19', 'clang-20', 'clang'], 'Install clang 19 or later with lld (Debian: clang-19 lld-19 wasi-libc).')
for (const folder of grammarFolders(process.argv.slice(2))) build(folder, cli, clang)
const corpus = spawnSync(process.execPath, ['--import', 'tsx', '--test', 'server/src/syntax/corpus.test.ts'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = corpus.status ?? 1
