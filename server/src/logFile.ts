import { entryTable } from './evidence/entryTable.ts'
import type { LogFile } from './evidence/evidenceFile.ts'
import type { ReadFile } from './evidence/readFile.ts'

/** A read file with its name: one for each kind of log in it. */
export function logFiles(uri: string, path: string, modified: number | undefined, read: ReadFile): readonly LogFile[] {
  const { text, more = [] } = read
  return [read, ...more].map(({ recognition: { format, ...recognition }, table, lines }) => ({
    uri,
    path,
    format,
    recognition: { ...recognition, because: `${recognition.because}${more.length === 0 ? shareRead(read) : ''}` },
    table: entryTable(table),
    source: text,
    fileOffset: offset => text.fileOffset(offset),
    ...(lines === undefined ? {} : { lines }),
    ...(modified === undefined ? {} : { modified }),
  }))
}

/** How much of a file was read, where its reading was stopped. */
function shareRead({ table, text, cut = 'reading was stopped' }: ReadFile): string {
  if (table.bytes >= text.size) return ''
  return `; read to ${Math.floor((100 * table.bytes) / text.size)} % only, as ${cut}`
}
