import type { Settings } from '../../shared/settings.ts'
import { canonicalUri } from './evidence/uri.ts'
import { matchesGlob } from './evidence/glob.ts'

/** The folders of a workspace: which files lie in them, under which names people know those. Folders and files are named by canonical uris. */
export interface Folders {
  readonly all: readonly string[]
  add(uri: string): void
  remove(uri: string): void
  /** Whether a file lies in one of the folders. */
  has(uri: string): boolean
  /** The name for people: the path below its folder, with the folder's name before it where there are several; the file's own name outside of them. */
  pathOf(uri: string): string
}

export function workspaceFolders(): Folders {
  let all: readonly string[] = []
  const folderOf = (uri: string): string | undefined =>
    all
      .filter(folder => uri.startsWith(`${folder}/`))
      .reduce<string | undefined>((best, one) => (one.length > (best ?? '').length ? one : best), undefined)
  /** Folders of the same name are numbered. */
  const labelOf = (folder: string): string => {
    const name = lastPart(folder)
    const number = all.filter(other => lastPart(other) === name).indexOf(folder) + 1
    return number > 1 ? `${name} (${number})` : name
  }
  return {
    get all() {
      return all
    },
    add: uri => {
      all = [...new Set([...all, bare(uri)])]
    },
    remove: uri => {
      all = all.filter(folder => folder !== bare(uri))
    },
    has: uri => folderOf(uri) !== undefined,
    pathOf: uri => {
      const folder = folderOf(uri)
      if (folder === undefined) return lastPart(uri)
      const below = decoded(uri.slice(folder.length + 1))
      return all.length > 1 ? `${labelOf(folder)}/${below}` : below
    },
  }
}

/** Whether a file is to be looked at by the settings. */
export const isWanted = (path: string, { include, exclude }: Settings): boolean =>
  (include.length === 0 || include.some(glob => matchesGlob(glob, path))) && !exclude.some(glob => matchesGlob(glob, path))

const bare = (uri: string): string => canonicalUri(uri).replace(/\/+$/, '')
const lastPart = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
