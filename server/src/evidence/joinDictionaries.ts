import type { Column } from './columns.ts'
import { type Identities, identityCount, identityEntries } from './identities.ts'
import { IdentityDictionary } from './identityDictionary.ts'
import { TupleDictionary } from './tupleDictionary.ts'
import { cellOf, type Tuples, tuplesOf } from './tuples.ts'

/** By the id that something has in a dictionary that is added, the id it has in the joined one. */
export type NewIds = Uint32Array

/** Joins lists of words so that each keeps the id it would have, had it been met in one reading. */
export interface WordJoiner {
  readonly all: string[]
  add(words: readonly string[]): NewIds
}

export function wordJoiner(all: string[]): WordJoiner {
  const ids = new Map(all.map((word, id) => [word, id]))
  const idOf = (word: string): number => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, all.length)
    return all.push(word) - 1
  }
  return { all, add: words => Uint32Array.from(words, idOf) }
}

/** The same of identities: two spellings that differ in case only are one. */
export interface IdentityJoiner {
  readonly all: IdentityDictionary
  add(identities: Identities): NewIds
}

/** Begins with the first `count` of some identities. */
export function identityJoiner(first: Identities, count = identityCount(first)): IdentityJoiner {
  const all = new IdentityDictionary()
  for (const [id, identity] of identityEntries(first)) {
    if (id >= count) break
    all.idOf(identity)
  }
  const add = (identities: Identities): NewIds => {
    const ids = new Uint32Array(identityCount(identities))
    for (const [id, identity] of identityEntries(identities)) ids[id] = all.idOf(identity)
    return ids
  }
  return { all, add }
}

/** Of tuples, whose members may be ids of what got another id. */
export interface TupleJoiner {
  /** `newIds` of a member are undefined where it is a value of its own. */
  add(tuples: Tuples, newIds: (member: number) => NewIds | undefined): NewIds
  count(): number
  freeze(): Tuples
}

/** Begins with the first `count` of some tuples of `width` members; `dropped` are the ids that entries had which are no longer counted. */
export function tupleJoiner(width: number, first: Tuples, count = first.counts.length, dropped: readonly Column[] = []): TupleJoiner {
  const counts = Array.from(first.counts.subarray(0, count))
  for (const ids of dropped) for (const id of ids) if (id < count) counts[id]!--
  const dictionary = new TupleDictionary(width)
  const tuple = new Uint32Array(width)
  const intern = (tuples: Tuples, id: number, newIds: readonly (NewIds | undefined)[]): number => {
    for (let member = 0; member < width; member++) {
      const cell = cellOf(tuples, id, member)
      tuple[member] = newIds[member]?.[cell] ?? cell
    }
    return dictionary.intern(tuple)
  }
  for (let id = 0; id < count; id++) intern(first, id, [])
  return {
    add: (tuples, newIds) => {
      const byMember = Array.from({ length: width }, (_, member) => newIds(member))
      return Uint32Array.from(tuples.counts, (some, old) => {
        const id = intern(tuples, old, byMember)
        counts[id] = (counts[id] ?? 0) + some
        return id
      })
    },
    count: () => dictionary.count,
    freeze: () => tuplesOf(dictionary.freeze(), Uint32Array.from(counts)),
  }
}
