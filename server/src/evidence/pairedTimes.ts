import { type Identity, identityKey, ROLE_CLIENT, ROLE_SOURCE, ROLE_USER } from '../model/identity.ts'
import type { EntryTable } from './entryTable.ts'
import { cellOf } from './tuples.ts'

/** Times by who was involved: the rows two logs may both have written of the same logon. */
export type TimesByIdentity = ReadonlyMap<string, Float64Array>

/** Rows of one identity that are compared; more say nothing new. */
const MOST_ROWS = 400
const PAIRED_ROLES = [ROLE_USER, ROLE_CLIENT, ROLE_SOURCE] as const

const known = new WeakMap<EntryTable, TimesByIdentity>()

/** The written times (civil milliseconds) of each user, client address and source name of a table; identities with too many rows are thinned out evenly. */
export function timesByIdentity(table: EntryTable): TimesByIdentity {
  let times = known.get(table)
  if (times === undefined) {
    times = collect(table)
    known.set(table, times)
  }
  return times
}

function collect(table: EntryTable): TimesByIdentity {
  const keys = keysByTuple(table)
  const lists = new Map<string, number[]>()
  let first = 0
  for (const segment of table.data.segments) {
    for (let i = 0; i < segment.count; i++) {
      for (const key of keys[segment.who[i]!]!) {
        const list = lists.get(key)
        if (list === undefined) lists.set(key, [table.written(first + i)])
        else list.push(table.written(first + i))
      }
    }
    first += segment.count
  }
  return new Map([...lists].map(([key, list]) => [key, thinned(list.filter(time => !Number.isNaN(time)))]))
}

function keysByTuple(table: EntryTable): readonly (readonly string[])[] {
  const { identities, who } = table.data
  return Array.from(who.counts, (_, tuple) =>
    PAIRED_ROLES.flatMap((role): string[] => {
      const identity: Identity | undefined = identities[cellOf(who, tuple, role)]
      return identity === undefined ? [] : [identityKey(identity)]
    }),
  )
}

function thinned(list: readonly number[]): Float64Array {
  const step = Math.max(1, list.length / MOST_ROWS)
  return Float64Array.from({ length: Math.min(list.length, MOST_ROWS) }, (_, i) => list[Math.floor(i * step)]!).toSorted()
}

/** How often each difference between times of the same identity occurs. Bin i counts differences of `from + i` seconds, rounded. */
export interface DifferenceHistogram {
  readonly from: number
  readonly bins: Uint32Array
}

/** Differences a − b in seconds, between `from` and `to`, over all identities both have; `toA`, `toB` put the written times on one scale (milliseconds). */
export function differences(
  a: TimesByIdentity,
  b: TimesByIdentity,
  from: number,
  to: number,
  toA: (written: number) => number,
  toB: (written: number) => number,
): DifferenceHistogram {
  const bins = new Uint32Array(to - from + 1)
  for (const [key, timesA] of a) {
    const timesB = b.get(key)
    if (timesB === undefined) continue
    const right = timesB.map(toB)
    let low = 0
    for (const written of timesA) {
      const time = toA(written)
      while (low < right.length && time - right[low]! > to * 1000) low++
      for (let i = low; i < right.length && time - right[i]! >= from * 1000; i++) bins[Math.round((time - right[i]!) / 1000) - from]!++
    }
  }
  return { from, bins }
}

/** Differences within a second of one value: the height of a peak. */
export const heightAt = ({ from, bins }: DifferenceHistogram, seconds: number): number =>
  (bins[seconds - from - 1] ?? 0) + (bins[seconds - from] ?? 0) + (bins[seconds - from + 1] ?? 0)
