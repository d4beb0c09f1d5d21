import type { CaseFile } from '../../../shared/caseFile.ts'
import { memorySource } from '../../../server/src/evidence/byteSource.ts'
import { entryTable } from '../../../server/src/evidence/entryTable.ts'
import type { LogFile } from '../../../server/src/evidence/evidenceFile.ts'
import { readFile } from '../../../server/src/evidence/readFile.ts'
import type { Snapshot } from '../../../server/src/evidence/snapshot.ts'
import { evidenceStore } from '../../../server/src/evidence/store.ts'
import { FORMATS } from '../../../server/src/formats/registry.ts'
import type { CaseFile as ToldFile } from '../../../tools/sample/foundingCase.ts'

export interface OpenOptions {
  /** `false` leaves the case file out: nothing is known but the logs. */
  readonly withCase?: boolean
  /** Paths of files that are not opened. */
  readonly without?: readonly string[]
  readonly timeZone?: string
}

/** The files of a case, read as the program reads them. */
export function openCase(files: readonly ToldFile[], options: OpenOptions = {}): Snapshot {
  const store = evidenceStore()
  store.setClocks({ timeZone: options.timeZone ?? '' })
  for (const { path, bytes } of files) {
    if (options.without?.includes(path) === true) continue
    if (path.endsWith('.lockout-case.json')) {
      if (options.withCase !== false) store.setCase(JSON.parse(new TextDecoder().decode(bytes)) as CaseFile)
      continue
    }
    const log = logFile(path, bytes)
    if (log !== undefined) store.put([log])
  }
  return store.snapshot()
}

function logFile(path: string, bytes: Uint8Array): LogFile | undefined {
  const read = readFile(FORMATS, path.split('/').at(-1) ?? path, memorySource(bytes))
  if (!('table' in read)) return undefined
  const { recognition, table, text } = read
  return {
    uri: `file:///case/${path}`,
    path,
    format: recognition.format,
    recognition,
    table: entryTable(table),
    source: text,
    fileOffset: offset => text.fileOffset(offset),
  }
}
