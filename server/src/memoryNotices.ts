/** What a person is told once about logs that take more memory than there may be. */
export interface MemoryNotice {
  readonly about: 'paged' | 'short'
  readonly text: string
}

/** How many logs are named at most. */
const NAMED = 3

/** Notices about the logs whose columns lie on disk, and about those that were not read to their end, each by the paths of the logs. */
export function memoryNotices(paged: readonly string[], short: readonly string[]): readonly MemoryNotice[] {
  const notices: MemoryNotice[] = []
  if (paged.length > 0)
    notices.push({
      about: 'paged',
      text: `The logs take more memory than lockoutTrail.memory allows. Part of what is known of ${named(paged)} lies on disk; answers about it take longer.`,
    })
  if (short.length > 0)
    notices.push({
      about: 'short',
      text: `There is not enough memory for all of ${named(short)}. What was not read is no evidence of anything; lockoutTrail.memory can allow more.`,
    })
  return notices
}

/** "a.log", "a.log and b.log", "a.log, b.log, c.log and 4 more". */
function named(paths: readonly string[]): string {
  const told = paths.slice(0, NAMED)
  const rest = paths.length - told.length
  const words = rest > 0 ? [...told, `${rest} more`] : told
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
