import type { ListedEntry } from '../../../shared/requests.ts'

/** Where a place of a document stands in a list of entries: on one of them (`exact`), or behind one; −1 before all. */
export interface PlaceInList {
  readonly index: number
  readonly exact: boolean
}

/** Finds a place (0-based line) in a list; undefined where its file is not on the list. `spelled` gives every file one spelling. */
export function placeIn(
  entries: readonly ListedEntry[],
  here: { readonly uri: string; readonly line: number },
  spelled: (uri: string) => string,
): PlaceInList | undefined {
  const uri = spelled(here.uri)
  const isOn = (entry: ListedEntry): boolean => spelled(entry.uri) === uri && entry.start <= here.line && here.line <= entry.end
  const exact = entries.findIndex(isOn)
  if (exact >= 0) return { index: exact, exact: true }
  const inFile = entries.flatMap((entry, index) => (spelled(entry.uri) === uri ? [{ entry, index }] : []))
  if (inFile.length === 0) return undefined
  const before = inFile.filter(({ entry }) => entry.start < here.line)
  return { index: before.at(-1)?.index ?? inFile[0]!.index - 1, exact: false }
}
