// "A format is complete": its folder holds all that ARCHITECTURE.md, section "Adding a format", asks for.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Format } from '../../server/src/formats/format.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { coreHash } from '../../tools/coreHash.mjs'
import { grammarSource } from '../../tools/grammarSource.mjs'
import { functionSizes } from './wasm.ts'
import { exists, filesIn, foldersIn, importsOf, readJson, root, sources } from './sources.ts'

const FORMATS_FOLDER = 'server/src/formats'
const FRAMES_FOLDER = 'server/src/frames'
/** Bytes. A lexer of 216,000 in one function ended the log server with "out of memory"; `tools/lexerParts.mjs` cuts large ones. */
const LARGEST_FUNCTION = 60_000

const folderOf = ({ id }: Format): string => `${FORMATS_FOLDER}/${id}`
const grammarFolders = [FORMATS_FOLDER, FRAMES_FOLDER].flatMap(home => foldersIn(home).map(name => `${home}/${name}`)).filter(hasGrammar)

function hasGrammar(folder: string): boolean {
  return exists(`${folder}/grammar.js`)
}

test('the registry names every folder of a format, and nothing else', () => {
  const folders = foldersIn(FORMATS_FOLDER).filter(name => name !== 'testing')
  assert.deepEqual(FORMATS.map(({ id }) => id).toSorted(), folders.toSorted())
})

test('there is a format to look at', () => {
  assert.ok(FORMATS.length > 0)
})

test('a value has the same colour before and after the server answers', () => {
  const { contributes } = readJson('package.json') as {
    contributes: { semanticTokenScopes: readonly { scopes: Readonly<Record<string, readonly string[]>> }[] }
  }
  const ours = new Set(contributes.semanticTokenScopes.flatMap(({ scopes }) => Object.values(scopes).flat()))
  const grammars = filesIn('syntaxes').filter(name => name.endsWith('.tmLanguage.json'))
  const named = grammars.flatMap(file =>
    [
      ...JSON.stringify(readJson(`syntaxes/${file}`)).matchAll(/"([a-z.-]+\.(?:user|ip|host|process|session|device|time|code)\.lockout)"/g),
    ].map(([, scope = '']) => ({ file, scope })),
  )
  assert.ok(named.length > 20)
  assert.deepEqual(
    named.filter(({ scope }) => !ours.has(scope)),
    [],
  )
})

test('no grammar holds a function that is too large for the optimiser of V8', () => {
  for (const folder of grammarFolders) {
    const largest = Math.max(...functionSizes(readFileSync(path.join(root, folder, 'parser.wasm'))))
    assert.ok(largest > 100 && largest < LARGEST_FUNCTION, `${folder}: ${largest} bytes`)
  }
})

for (const format of FORMATS) {
  const folder = folderOf(format)

  test(`${format.id} has a README and a field table`, () => {
    assert.deepEqual(
      ['README.md', 'format.ts'].filter(name => !exists(`${folder}/${name}`)),
      [],
    )
  })

  test(`${format.id} has a scanner of its own or reads a frame`, () => {
    const readsFrame = sources(folder)
      .flatMap(importsOf)
      .some(({ target }) => target.startsWith(`${FRAMES_FOLDER}/`))
    assert.ok(exists(`${folder}/scan.ts`) || readsFrame)
  })

  test(`${format.id} has fixtures, each with what must be read in it`, () => {
    const names = filesIn(`${folder}/fixtures`)
    const traps = names.filter(name => !name.endsWith('.expected.json'))
    assert.ok(traps.length > 0, 'no fixtures')
    const expected = traps.map(name => `${name.replace(/\.[a-z]+$/, '')}.expected.json`)
    assert.deepEqual(names.filter(name => name.endsWith('.expected.json')).toSorted(), expected.toSorted())
  })

  test(`${format.id} has a grammar`, () => {
    const homes = [`${FORMATS_FOLDER}/${format.grammar}`, `${FRAMES_FOLDER}/${format.grammar}`]
    assert.equal(homes.filter(hasGrammar).length, 1, `one of ${homes.join(', ')} must hold grammar.js`)
  })
}

for (const folder of grammarFolders) {
  test(`the grammar of ${folder} is whole: queries, corpus, and a parser made from this very grammar.js`, () => {
    const parts = ['parser.wasm', 'provenance.json', 'queries/fields.scm', 'queries/structure.scm']
    assert.deepEqual(
      parts.filter(name => !exists(`${folder}/${name}`)),
      [],
    )
    assert.ok(filesIn(`${folder}/corpus`).length > 0, 'no corpus')
    const { grammar } = readJson(`${folder}/provenance.json`) as { readonly grammar: string }
    const hash = createHash('sha256')
      .update(grammarSource(`${root}/${folder}/grammar.js`))
      .digest('hex')
    assert.equal(grammar, hash, 'parser.wasm is stale: npm run grammars')
  })
}

test('the code that finds rows alike was made from these very C files', () => {
  const { source } = readJson(`${FRAMES_FOLDER}/alike/provenance.json`) as { readonly source: string }
  assert.equal(source, coreHash(), 'code.ts is stale: npm run core')
})
