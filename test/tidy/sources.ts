import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** The text of a file of the project, by its path from the root. */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
export const exists = (file: string): boolean => existsSync(path.join(root, file))
export const readJson = (file: string): unknown => JSON.parse(read(file))

/** Names of the folders in a folder, in order. */
export function foldersIn(folder: string): readonly string[] {
  if (!exists(folder)) return []
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
}

/** Names of the files in a folder, in order. */
export function filesIn(folder: string): readonly string[] {
  if (!exists(folder)) return []
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

/** Every TypeScript file below the given folders, as paths from the root. */
export function sources(...folders: readonly string[]): readonly string[] {
  return folders.flatMap(folder => [
    ...filesIn(folder)
      .filter(name => name.endsWith('.ts'))
      .map(name => `${folder}/${name}`),
    ...foldersIn(folder)
      .filter(name => name !== 'node_modules')
      .flatMap(name => sources(`${folder}/${name}`)),
  ])
}

/** Tests and what only tests use are free of the rules for the code they test. */
export const isTest = (file: string): boolean => /\.(test|testing)\.ts$/.test(file)

/** An import of a file: where it points (a path from the root for our own files, else a package), and from which line. */
export interface Import {
  readonly file: string
  readonly line: number
  readonly target: string
}

const IMPORT = /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

export function importsOf(file: string): readonly Import[] {
  const text = read(file)
  return [...text.matchAll(IMPORT)].map(match => {
    const written = match[1] ?? match[2] ?? match[3] ?? ''
    const target = written.startsWith('.') ? path.posix.join(path.posix.dirname(file), written) : written
    return { file, line: text.slice(0, match.index + match[0].length).split('\n').length, target }
  })
}
