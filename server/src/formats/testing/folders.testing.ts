import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { GrammarFiles } from '../../syntax/syntax.ts'
import type { Format } from '../format.ts'

const SOURCE = fileURLToPath(new URL('../..', import.meta.url))

export const formatFolder = (id: string): string => join(SOURCE, 'formats', id)

/** The folder of a format's grammar: among the formats, or among the frames where several formats share it. */
export function grammarFolder({ grammar }: Format): string {
  const own = formatFolder(grammar)
  return existsSync(join(own, 'grammar.js')) ? own : join(SOURCE, 'frames', grammar)
}

const GRAMMAR_PARTS = ['grammar.js', 'corpus', 'queries/fields.scm', 'queries/structure.scm', 'parser.wasm', 'provenance.json']

/** Parts of a complete format that are not there. */
export function missingParts(format: Format): readonly string[] {
  return [...missing(formatFolder(format.id), ['README.md', 'format.ts', 'fixtures']), ...missingGrammarParts(format)]
}

export const missingGrammarParts = (format: Format): readonly string[] => missing(grammarFolder(format), GRAMMAR_PARTS)

const missing = (folder: string, parts: readonly string[]): readonly string[] =>
  parts
    .map(part => join(folder, part))
    .filter(part => !existsSync(part))
    .map(part => part.slice(SOURCE.length))

export function grammarFiles(format: Format): GrammarFiles {
  const folder = grammarFolder(format)
  return {
    wasm: readFileSync(join(folder, 'parser.wasm')),
    fields: readFileSync(join(folder, 'queries', 'fields.scm'), 'utf8'),
    structure: readFileSync(join(folder, 'queries', 'structure.scm'), 'utf8'),
  }
}

/** The field ids that the table (or tables) below the heading "Fields" of a format's README names in its first column. */
export function readmeFields(format: Format): readonly string[] {
  const readme = readFileSync(join(formatFolder(format.id), 'README.md'), 'utf8')
  const section = /^## Fields$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? ''
  return [...section.matchAll(/^\|([^|]*)\|/gm)].flatMap(row => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1] ?? ''))
}
