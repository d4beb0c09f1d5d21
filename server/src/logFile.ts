import { entryTable } from './evidence/entryTable.ts'
import type { LogFile } from './evidence/evidenceFile.ts'
import type { ReadFile } from './evidence/readFile.ts'

/** A read file with its name. */
export function logFile(uri: string, path: string, modified: number | undefined, read: ReadFile): LogFile {
  const { recognition, table, text } = read
  return {
    uri,
    path,
    format: recognition.format,
    recognition: { confidence: recognition.confidence, because: recognition.because },
    table: entryTable(table),
    source: text,
    fileOffset: offset => text.fileOffset(offset),
    ...(modified === undefined ? {} : { modified }),
  }
}
