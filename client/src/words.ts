import type { DocumentStatus, ReadingState } from '../../shared/requests.ts'

/** "1 failure", "1,234 failures". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** "Reading 3 of 7 files, 41 of 120 MB, 250 MB/s". */
export function readingText({ file, files, bytesDone, bytesTotal, rate }: ReadingState): string {
  const speed = rate >= MB && bytesDone > 0 ? `, ${megabytes(rate)} MB/s` : ''
  const total = bytesTotal >= MB ? `, ${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB${speed}` : ''
  return `Reading ${file} of ${counted(files, 'file', 'files')}${total}`
}

const MB = 1_000_000
const megabytes = (bytes: number): string => Math.round(bytes / MB).toLocaleString('en')

/**
 * A recognised document in a few words: "IIS web · UTC · 12 failures · 3 lockouts". The status bar drops what is too long for it, so this is short: the
 * tooltip has the rest. How the clock is known is said where nobody stated it.
 */
export function statusText({ title, clock, failures, lockouts }: DocumentStatus): string {
  const timed = clock !== NO_TIMES
  const parts = [
    title.replace(/( log)?( \([^()]*\))?$/, ''),
    ...(timed ? [clock.replace(/, configured$/, '')] : []),
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
