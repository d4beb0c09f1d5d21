// What lint cannot keep: that the parts agree with each other, and that each stays in its place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from '../server/src/formats/registry.ts'
import { formatWords } from '../shared/formatWords.ts'
import { TIMELINE_LANGUAGE } from '../shared/requests.ts'
import { breach } from './tidy/layers.ts'
import { exists, importsOf, isTest, read, readJson, sources } from './tidy/sources.ts'

const MOST_LINES = 250
/** Tests that are about skipping. */
const ABOUT_SKIPPING = ['test/tidy.test.ts', 'tools/run/reporter.test.ts']

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration: string }[]
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[]
    readonly commands: readonly { readonly command: string }[]
    readonly keybindings: readonly { readonly command: string; readonly key: string }[]
    readonly colors: readonly { readonly id: string }[]
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly markdown: string } }[] }[]
  }
}

const manifest = readJson('package.json') as Manifest
const { contributes } = manifest
const ours = sources('shared', 'server', 'client', 'media')
const code = ours.filter(file => !isTest(file))

test('the manifest contributes one language for every format, and one for the timeline of all', () => {
  const wanted = [...FORMATS.map(({ language }) => language), TIMELINE_LANGUAGE]
  assert.deepEqual(contributes.languages.map(({ id }) => id).toSorted(), wanted.toSorted())
})

test('every format is called the same by registry, manifest and TextMate grammar', () => {
  const wrong = FORMATS.flatMap(({ id, language }) => {
    const grammar = contributes.grammars.find(one => one.language === language)
    const path = `syntaxes/${id}.tmLanguage.json`
    if (grammar?.path !== `./${path}` || !exists(path)) return [`${id} has no ${path}`]
    const { scopeName } = readJson(path) as { readonly scopeName: string }
    return scopeName === grammar.scopeName && scopeName === `source.lockout.${id}` ? [] : [`${path} is called ${scopeName}`]
  })
  assert.deepEqual(wrong, [])
})

test('nothing but a failure has the colour of an error: several themes draw keywords red', () => {
  const files = ['package.json', ...contributes.grammars.map(grammar => grammar.path)]
  assert.deepEqual(
    files.filter(file => /"(keyword|storage)\.[\w.-]*lockout"/.test(read(file))),
    [],
  )
})

test('every format has a name for people', () => {
  assert.deepEqual(
    FORMATS.map(({ id }) => id).filter(id => formatWords(id) === id),
    [],
  )
})

test('every file that the manifest names is there', () => {
  const named = [
    ...contributes.languages.map(({ configuration }) => configuration),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
  ]
  assert.deepEqual(
    named.filter(file => !exists(file)),
    [],
  )
})

test('every key can be typed on a keyboard whose brackets and braces need AltGr', () => {
  const typed = /^(ctrl|shift|alt|\+)*\+([a-z]|f\d{1,2})$/
  const wrong = contributes.keybindings.filter(({ key }) => !typed.test(key))
  assert.deepEqual(wrong, [])
})

test('every command and colour of the manifest is used by the client', () => {
  const client = sources('client')
    .filter(file => !isTest(file))
    .map(read)
    .join('\n')
  const names = [...contributes.commands.map(({ command }) => command), ...contributes.colors.map(({ id }) => id)]
  const unused = names.filter(name => !client.includes(name.replace('lockoutTrail.', '')))
  assert.deepEqual(unused, [])
})

test('every import stays within its layer', () => {
  const breaches = code.flatMap(importsOf).map(breach).filter(Boolean)
  assert.deepEqual(breaches, [])
})

test('only the edges touch the machine', () => {
  const edge = /\.node\.ts$|^server\/src\/cli\.ts$/
  const elsewhere = code.filter(file => !edge.test(file)).flatMap(importsOf)
  assert.deepEqual(
    elsewhere.filter(({ target }) => target.startsWith('node:')),
    [],
  )
})

test('only syntax/ holds trees', () => {
  const others = code.filter(file => !file.startsWith('server/src/syntax/')).flatMap(importsOf)
  assert.deepEqual(
    others.filter(({ target }) => target === 'web-tree-sitter'),
    [],
  )
})

test('only server.ts answers requests', () => {
  const listening = /\bconnection\.on[A-Z]|\.onRequest\(/
  const others = code.filter(file => file.startsWith('server/') && file !== 'server/src/server.ts')
  assert.deepEqual(
    others.filter(file => listening.test(read(file))),
    [],
  )
})

test('only the registry names a format', () => {
  const ladder = /\b(format|language|languageId|formatId|\.id)\s*===\s*'(lockout-)?([a-z0-9-]+)'/g
  const ids = new Set(FORMATS.map(({ id }) => id))
  const naming = code.flatMap(file =>
    [...read(file).matchAll(ladder)].filter(match => ids.has(match[3] ?? '')).map(match => `${file}: ${match[0]}`),
  )
  assert.deepEqual(naming, [])
})

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const long = ours.map(file => ({ file, lines: read(file).split('\n').length - 1 })).filter(({ lines }) => lines > MOST_LINES)
  assert.deepEqual(long, [])
})

test('no test is skipped, put off or run alone', () => {
  const dodge = /\b(?:test|it|describe|suite)\.(?:skip|only|todo)\b|\b(?:skip|only|todo): *(?:true|['"`])|\bt\.(?:skip|todo)\(|this\.skip\(/
  const tests = sources('shared', 'server', 'client', 'media', 'tools', 'test').filter(file => file.endsWith('.test.ts'))
  assert.deepEqual(
    tests.filter(file => !ABOUT_SKIPPING.includes(file) && dodge.test(read(file))),
    [],
  )
})

test('README and CONTRIBUTING name every command of the project', () => {
  const documents = read('README.md') + read('CONTRIBUTING.md')
  const commands = Object.keys(manifest.scripts)
    .filter(name => !name.includes(':'))
    .map(name => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`))
  assert.deepEqual(
    commands.filter(command => !documents.includes(command)),
    [],
  )
})

test('every package is pinned to one version', () => {
  const loose = Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  assert.deepEqual(loose, [])
})
