import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { grammarFiles } from '../../server/src/formats/testing/folders.testing.ts'
import { createSyntax, type Syntax } from '../../server/src/syntax/syntax.ts'

/** The grammars of all formats, from their folders. */
export function openSyntax(): Promise<Syntax> {
  const runtime = readFileSync(fileURLToPath(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm')))
  return createSyntax(runtime, new Map(FORMATS.map(format => [format.grammar, grammarFiles(format)])))
}
