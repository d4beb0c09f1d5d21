import type { LeasePart } from '../../model/lease.ts'

/** Which rows are about the lease of the client they name, by their ID. Source: README.md. */
const PARTS: readonly (readonly [part: LeasePart, ids: readonly number[]])[] = [
  ['lease begins', [10, 20, 21, 11_002]],
  ['lease goes on', [11, 31, 32, 11_004, 11_005]],
  ['lease ends', [12, 16, 17, 18, 23, 11_007, 11_016, 11_018]],
]

/** Rows that name a client but not the address it has: 15, a lease denied. */
const DENIED = 15

const parts: ReadonlyMap<number, LeasePart> = new Map(PARTS.flatMap(([part, ids]) => ids.map(id => [id, part] as const)))

/** Rows about the name of a lease in DNS: what stands in the column of the card is a result. */
const DNS: readonly number[] = [31, 32]

/** Where in the life of a lease a row stands; undefined of rows that are about none. */
export const leasePart = (id: number): LeasePart | undefined => parts.get(id)

/** Whether the name and the card in a row are a client's. */
export const namesClient = (id: number): boolean => parts.has(id) || id === DENIED

export const namesCard = (id: number): boolean => namesClient(id) && !DNS.includes(id)
