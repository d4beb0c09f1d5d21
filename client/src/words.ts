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

/** A recognised document in a few words: "IIS W3C log · UTC · 12 failures · 3 lockouts"; what does not concern it is left out. */
export function statusText({ title, clock, failures, lockouts }: DocumentStatus): string {
  const timed = clock !== NO_TIMES
  const parts = [
    title,
    ...(timed ? [clock] : []),
    ...(timed || failures > 0 ? [counted(failures, 'failure', 'failures')] : []),
    ...(lockouts > 0 ? [counted(lockouts, 'lockout', 'lockouts')] : []),
  ]
  return parts.join(' · ')
}

/** What the server calls the clock of a file that states no times, such as a process list. */
const NO_TIMES = 'no times'

/** "Recognised as IIS W3C (97%)". */
export function recognisedText({ title, confidence }: DocumentStatus): string {
  return `Recognised as ${title} (${Math.round(confidence * 100)}%)`
}

/** "1,234 entries, 2 stretches that could not be read". */
export function entriesText({ entries, gaps }: DocumentStatus): string {
  const read = counted(entries, 'entry', 'entries')
  return gaps > 0 ? `${read}, ${counted(gaps, 'stretch', 'stretches')} that could not be read` : read
}
