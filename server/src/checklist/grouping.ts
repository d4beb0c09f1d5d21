/** Things that share a key, in the order in which the keys first appear. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return groups
}

/** How often each text occurs, the most frequent first; equal ones in order of the alphabet. The empty text is not counted. */
export function tally(texts: Iterable<string>): (readonly [text: string, times: number])[] {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** The most frequent text; '' of none. */
export const mostFrequent = (texts: Iterable<string>): string => tally(texts)[0]?.[0] ?? ''

type Stated<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the members that are undefined: what is not known is left out of documents. */
export function stated<T extends object>(members: T): Stated<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Stated<T>
}
