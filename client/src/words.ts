import type { DocumentStatus, ReadingState } from '../../shared/requests.ts'

/** "1 failure", "1,234 failures". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** "Reading 3 of 7 files, 41 of 120 MB". */
export function readingText({ file, files, bytesDone, bytesTotal }: ReadingState): string {
  const total = bytesTotal >= MB ? `, ${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB` : ''
  return `Reading ${file} of ${counted(files, 'file', 'files')}${total}`
}

const MB = 1_000_000
const megabytes = (bytes: number): string => Math.round(bytes / MB).toLocaleString('en')

/** A recognised document in a few words: "IIS W3C · UTC · 12 failures · 3 lockouts". */
export function statusText({ title, clock, failures, lockouts }: DocumentStatus): string {
  const counts = [counted(failures, 'failure', 'failures'), ...(lockouts > 0 ? [counted(lockouts, 'lockout', 'lockouts')] : [])]
  return [title, clock, ...counts].join(' · ')
}

/** "Recognised as IIS W3C (97%)". */
export function recognisedText({ title, confidence }: DocumentStatus): string {
  return `Recognised as ${title} (${Math.round(confidence * 100)}%)`
}

/** "1,234 entries, 2 gaps". A gap is a stretch that could not be read. */
export function entriesText({ entries, gaps }: DocumentStatus): string {
  const read = counted(entries, 'entry', 'entries')
  return gaps > 0 ? `${read}, ${counted(gaps, 'gap', 'gaps')} that could not be read` : read
}
