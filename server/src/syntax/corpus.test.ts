import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Language, Parser, Query } from 'web-tree-sitter'
import { inTurn } from './syntax.ts'

/**
 * What every grammar makes of the lines in its corpus. `corpus/*.txt` are in tree-sitter's own corpus format: a title between two rules of `=`, the
 * input (without its last line end), a rule of `-`, and the expected tree. `corpus/*.captures` look the same and expect, instead of a tree, what
 * `queries/fields.scm` captures: a line `field-id: text` each, in the order of the text; labels, keywords, comments and delimiters are left out.
 */
interface Case {
  readonly title: string
  readonly input: string
  readonly expected: string
}

const HOMES = ['../formats/', '../frames/'].map(home => new URL(home, import.meta.url))
const CASE = /^={3,}\n(.+)\n={3,}\n([\s\S]*?)\n-{3,}\n([\s\S]*?)(?=\n={3,}\n|(?![\s\S]))/gm
const STRUCTURE = new Set(['label', 'keyword', 'comment', 'delimiter'])

const folders = HOMES.filter(home => existsSync(home))
  .flatMap(home => readdirSync(home).map(name => new URL(`${name}/`, home)))
  .filter(folder => existsSync(new URL('grammar.js', folder)))

for (const folder of folders) {
  const name = folder.pathname.split('/').at(-2) ?? ''
  const reading = inTurn(() => load(folder))
  test(`${name}: the structure query fits the grammar`, async () => query(folder, (await reading).language, 'structure').delete())
  for (const file of readdirSync(new URL('corpus/', folder))) {
    const read = file.endsWith('.captures') ? captures : tree
    for (const example of casesOf(new URL(`corpus/${file}`, folder))) {
      test(`${name}: ${example.title}`, async () => check(example, await reading, read))
    }
  }
}

interface Reading {
  readonly language: Language
  readonly parser: Parser
  readonly fields: Query
}

async function load(folder: URL): Promise<Reading> {
  await Parser.init()
  const language = await Language.load(readFileSync(new URL('parser.wasm', folder)))
  return { language, parser: new Parser().setLanguage(language), fields: query(folder, language, 'fields') }
}

/** A record reads the same whatever its line ends are, and with or without a last one. */
function check({ input, expected }: Case, reading: Reading, read: (reading: Reading, text: string) => string): void {
  const crlf = input.replaceAll('\n', '\r\n')
  for (const text of [input, `${input}\n`, crlf, `${crlf}\r\n`]) assert.equal(read(reading, text), expected, JSON.stringify(text))
}

function query(folder: URL, language: Language, name: string): Query {
  return new Query(language, readFileSync(new URL(`queries/${name}.scm`, folder), 'utf8'))
}

function casesOf(file: URL): Case[] {
  const flat = file.pathname.endsWith('.captures') ? (text: string) => text.trim() : oneLine
  return [...readFileSync(file, 'utf8').matchAll(CASE)].map(([, title = '', input = '', expected = '']) => ({
    title: title.trim(),
    input,
    expected: flat(expected),
  }))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(' )', ')').trim()
}

function tree({ parser }: Reading, text: string): string {
  const parsed = parser.parse(text)
  const found = parsed?.rootNode.toString() ?? ''
  parsed?.delete()
  return found.replaceAll(/[a-z_]+: /g, '')
}

function captures({ parser, fields }: Reading, text: string): string {
  const parsed = parser.parse(text)
  if (parsed === null) return ''
  const found = fields.captures(parsed.rootNode).filter(({ name }) => !STRUCTURE.has(name))
  const lines = found.map(({ name, node }) => `${name}: ${node.text}`)
  parsed.delete()
  return lines.join('\n')
}
