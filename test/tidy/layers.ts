import type { Import } from './sources.ts'

/** The layers of the project: the files that belong to each, and the layers it may import. A file belongs to the first layer that matches. */
interface Layer {
  readonly name: string
  readonly files: RegExp
  readonly may: readonly string[]
}

const LAYERS: readonly Layer[] = [
  { name: 'shared', files: /^shared\//, may: [] },
  { name: 'model', files: /^server\/src\/model\//, may: [] },
  { name: 'the format contract', files: /^server\/src\/formats\/format\.ts$/, may: ['model'] },
  { name: 'the registry', files: /^server\/src\/formats\/registry\.ts$/, may: ['the format contract', 'a format'] },
  { name: 'recognition', files: /^server\/src\/formats\/[^/]+\.ts$/, may: ['the format contract', 'model'] },
  // It knows bytes and numbers, and no format.
  { name: 'the core', files: /^server\/src\/frames\/alike\/(core|code|loneReturns)\.ts$/, may: [] },
  { name: 'frames', files: /^server\/src\/frames\//, may: ['model', 'the core', 'the format contract'] },
  { name: 'a format', files: /^server\/src\/formats\/[^/]+\//, may: ['model', 'the core', 'frames', 'the format contract'] },
  { name: 'util', files: /^server\/src\/util\//, may: [] },
  {
    name: 'evidence',
    files: /^server\/src\/evidence\//,
    may: ['model', 'the core', 'the format contract', 'recognition', 'util', 'shared'],
  },
  { name: 'syntax', files: /^server\/src\/syntax\//, may: ['model', 'the format contract', 'evidence', 'util'] },
  { name: 'features', files: /^server\/src\/features\//, may: ['model', 'the format contract', 'evidence', 'syntax', 'util', 'shared'] },
  { name: 'checklist', files: /^server\/src\/checklist\//, may: ['model', 'the format contract', 'evidence', 'util', 'shared'] },
  {
    name: 'the server',
    files: /^server\/src\//,
    may: ['model', 'the format contract', 'the registry', 'recognition', 'evidence', 'syntax', 'features', 'checklist', 'util', 'shared'],
  },
  { name: 'the client', files: /^client\//, may: ['shared'] },
  { name: 'the panel', files: /^media\//, may: ['shared'] },
]

const layerOf = (file: string): Layer | undefined => LAYERS.find(({ files }) => files.test(file))

/** What is wrong with an import of one of our own files, in words; nothing where all is well. */
export function breach({ file, line, target }: Import): string | undefined {
  const from = layerOf(file)
  const to = layerOf(target)
  if (!from || !to || from.may.includes(to.name)) return undefined
  if (from === to && folderOf(file, from) === folderOf(target, to)) return undefined
  return `${file}:${line} ${from.name} imports ${target}, which belongs to ${to.name}`
}

/** Formats are one layer, but each is alone in it. */
function folderOf(file: string, { name }: Layer): string {
  return name === 'a format' ? file.split('/').slice(0, 4).join('/') : name
}
