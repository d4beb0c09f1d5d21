// Loads the test files named on the command line into this one process, as one bundle: a hundred files are compiled and start once, not a hundred times.
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './command.mjs'

let allLoaded = () => {}
const loading = new Promise(resolve => {
  allLoaded = () => resolve(undefined)
})
// Tests begin as soon as they are declared: the first one holds the others until every file is whole.
void test('the test files are loaded', () => loading)

for (const [file, load] of Object.entries(await bundled(process.argv.slice(2)))) {
  try {
    await load()
  } catch (error) {
    void test(`${file} can be loaded`, () => {
      throw error
    })
  }
}
allLoaded()

/**
 * Bundles files, among the packages so that it finds them, with a map back to the lines of the sources.
 * @returns {Promise<Record<string, () => Promise<unknown>>>} what loads a file, by its name
 */
async function bundled(files) {
  const outfile = path.join(root, `node_modules/.tests-${process.pid}.mjs`)
  const loaders = files.map(file => `${JSON.stringify(file)}: () => import(${JSON.stringify(path.resolve(file))})`)
  await build({
    stdin: { contents: `export const loaders = { ${loaders} }`, resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    sourcemap: 'inline',
    sourcesContent: false,
    plugins: [{ name: 'places', setup: builder => builder.onLoad({ filter: /\.m?[jt]s$/ }, placed) }],
  })
  const { loaders: byName } = await import(pathToFileURL(outfile).href)
  await rm(outfile)
  return byName
}

/** A file that asks where it lies is told so, not where the bundle lies. */
function placed({ path: file }) {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('import.meta.')) return undefined
  const contents = text
    .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
  return { contents, loader: /** @type {const} */ (file.endsWith('ts') ? 'ts' : 'js') }
}
