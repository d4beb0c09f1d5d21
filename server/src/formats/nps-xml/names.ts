import { COLUMNS, DATE, MORE_ATTRIBUTES, UNREAD } from '../../frames/radius/attributes.ts'
import { wordTable } from '../../frames/wordTable.ts'

/** Names of elements that differ from those of the database format. `Fully-Qualifed-User-Name` is how the server spells it. */
const OTHERS: readonly (readonly [name: string, id: string])[] = [
  ['fully-qualifed-user-name', 'fully-qualified-user-name'],
  ['np-policy-name', 'policy-name'],
  ['tunnel-client-endpt', 'tunnel-client-endpoint'],
  ['tunnel-server-endpt', 'tunnel-server-endpoint'],
  ['tunnel-pvt-group-id', 'tunnel-private-group-id'],
  ['event-source', 'service-name'],
]

const slots: ReadonlyMap<string, number> = new Map(
  [...COLUMNS, ...MORE_ATTRIBUTES].map(([id, , slot = UNREAD]): [string, number] => [id, slot]).concat([['timestamp', DATE]]),
)
const ids: ReadonlyMap<string, string> = new Map(
  [...slots.keys()].map((id): [string, string] => [id, id]).concat(OTHERS.map(([a, b]) => [a, b])),
)

/** The field of an element, without regard to case; undefined of an attribute that no field is for. */
export const idOf = (name: string): string | undefined => ids.get(name.toLowerCase())

/** `calling-station-id` as the server writes it, and with the last word in capitals. */
const spellings = (name: string): readonly string[] => {
  const words = name.split('-')
  const titled = words.map(word => (CAPITALS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
  return [titled.join('-'), [...titled.slice(0, -1), titled.at(-1)?.toUpperCase()].join('-')]
}
const CAPITALS: ReadonlySet<string> = new Set(['nas', 'ip', 'sam', 'np'])

const read: readonly (readonly [name: string, slot: number])[] = [...ids].flatMap(([name, id]) => {
  const slot = slots.get(id) ?? UNREAD
  return slot === UNREAD ? [] : [...new Set(spellings(name))].map((spelling): [string, number] => [spelling, slot])
})
const wordAt = wordTable(read.map(([name]) => name))

/** The slot of the attribute whose name bytes spell. */
export const slotAt = (bytes: Uint8Array, start: number, end: number): number => read[wordAt(bytes, start, end)]?.[1] ?? UNREAD
