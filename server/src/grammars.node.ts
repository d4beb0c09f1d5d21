import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { GrammarFiles } from './syntax/syntax.ts'

/** The grammars of a built extension: `NAME.wasm` beside a folder NAME with its queries. */
export function builtGrammars(folder: string): ReadonlyMap<string, GrammarFiles> {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.wasm'))
    .map(name => name.slice(0, -'.wasm'.length))
  return new Map(names.map(name => [name, { wasm: readFileSync(path.join(folder, `${name}.wasm`)), ...queries(path.join(folder, name)) }]))
}

function queries(folder: string): { readonly fields: string; readonly structure: string } {
  return {
    fields: readFileSync(path.join(folder, 'fields.scm'), 'utf8'),
    structure: readFileSync(path.join(folder, 'structure.scm'), 'utf8'),
  }
}
