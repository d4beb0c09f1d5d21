import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A `grammar.js` and the data it requires, as paths. */
export function grammarFiles(file) {
  const required = [...readFileSync(file, 'utf8').matchAll(/require\('(.+?\.json)'\)/g)]
  return [file, ...required.map(([, path]) => join(dirname(file), path))]
}

/** The text of a grammar with its data: what a built parser is made from. */
export const grammarSource = file => Buffer.concat(grammarFiles(file).map(path => readFileSync(path)))
