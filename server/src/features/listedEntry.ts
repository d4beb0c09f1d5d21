import type { ListedEntry } from '../../../shared/requests.ts'
import { isoOf } from '../evidence/clock.ts'
import { type EntryRef, endLine, utcOf } from '../evidence/evidenceFile.ts'
import { entryTitle } from './entryTitle.ts'
import { failureKind } from './failureKinds.ts'
import { shortened } from './markdown.ts'

/** An entry as the lists of the editor show it. */
export function listedEntry({ file, entry }: EntryRef): ListedEntry {
  const at = isoOf(utcOf(file, entry))
  const kind = failureKind(file.table.what(entry))
  return {
    uri: file.uri,
    path: file.path,
    start: file.table.line(entry) - 1,
    end: endLine(file, entry) - 1,
    title: shortened(entryTitle(file, entry)),
    ...(at === undefined ? {} : { at }),
    ...(kind === undefined ? {} : { kind }),
  }
}
