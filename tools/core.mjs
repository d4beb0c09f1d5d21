/**
 * Compiles `server/src/frames/alike/alike.c` to WebAssembly: `npm run core`.
 *
 * Only people who change it need this; everybody else uses the committed `code.ts`. It needs a clang with a WebAssembly target and its linker
 * (Debian: `clang-19 lld-19`), found on PATH or named by the environment variable CLANG.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coreHash } from './coreHash.mjs'
import { tool } from './run/tool.mjs'

const folder = fileURLToPath(new URL('../server/src/frames/alike/', import.meta.url))
const clang = tool('CLANG', ['clang-19', 'clang-20', 'clang'], 'Install clang 19 or later with lld (Debian: clang-19 lld-19).')
const target = ['--target=wasm32', '-O3', '-msimd128', '-mbulk-memory', '-nostdlib', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror']
const linker = ['--no-entry', '--strip-all', '-z,stack-size=8192'].map(option => `-Wl,${option}`)

const work = mkdtempSync(join(tmpdir(), 'core-'))
try {
  const wasm = join(work, 'alike.wasm')
  const { status, stderr, error } = spawnSync(clang.program, [...target, ...linker, '-o', wasm, join(folder, 'alike.c')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${clang.program}: ${error?.message ?? stderr}`)
  const code = readFileSync(wasm)
  writeFileSync(
    join(folder, 'code.ts'),
    `/** alike.c as WebAssembly, in base64. Made by \`npm run core\`. */\nexport const CODE =\n  '${code.toString('base64')}'\n`,
  )
  const provenance = { source: coreHash(), compiler: clang.version }
  writeFileSync(join(folder, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`)
  console.log(`${code.length} bytes`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
