import { type Protocol, protocolNumber } from '../../model/codeSpace.ts'
import { firstBytes } from '../../model/memory.ts'
import { CS_URI_STEM } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'

/** The service of Exchange that a path leads to, by its first element. Source: README.md#protocols. */
const PATHS: readonly (readonly [path: string, protocol: Protocol])[] = [
  ['owa', 'owa'],
  ['exchange', 'owa'],
  ['exchweb', 'owa'],
  ['public', 'owa'],
  ['ecp', 'owa'],
  ['ews', 'ews'],
  ['microsoft-server-activesync', 'activesync'],
  ['autodiscover', 'autodiscover'],
  ['rpc', 'rpc'],
  ['rpcwithcert', 'rpc'],
  ['mapi', 'mapi'],
  ['rdweb', 'http'],
]
/** Added to the protocol of a path below which a form signs in: `protocol & PROTOCOL` is without it. */
export const FORMS = 32
export const PROTOCOL = FORMS - 1
const WITH_FORMS = new Set(['owa', 'exchange', 'exchweb', 'rdweb'])
const SLASH = 47
export const HTTP = protocolNumber('http')
export const ACTIVESYNC = protocolNumber('activesync')

/** A path in lower case, four bytes at a time; the last word is filled up with zeros. */
interface Path {
  readonly words: Int32Array
  readonly length: number
  readonly protocol: number
}

/** Lower case for letters; what it makes of other characters occurs in no path of the table. */
const LOWER = 0x20202020

const KNOWN: readonly Path[] = PATHS.map(([path, protocol]) => {
  const words = new Int32Array(Math.ceil(path.length / 4))
  for (let i = 0; i < path.length; i++) words[i >> 2]! |= path.charCodeAt(i) << ((i & 3) << 3)
  return { words, length: path.length, protocol: protocolNumber(protocol) | (WITH_FORMS.has(path) ? FORMS : 0) }
})

/** The paths by their first three letters. */
const SHELVES = 32
const shelfOf = (first: number): number => Math.imul(first & 0xffffff, 0x9e3779b1) >>> 27
const byStart: readonly (readonly Path[])[] = Array.from({ length: SHELVES }, (_, shelf) =>
  KNOWN.filter(({ words }) => shelfOf(words[0]!) === shelf),
)

/** The protocol number of a request by its path, with `FORMS` where it may be a sign-in at a form. */
export function protocolOf(bytes: Uint8Array, { starts, ends, view }: Row): number {
  const start = starts[CS_URI_STEM]! + 1
  const end = ends[CS_URI_STEM]!
  if (bytes[start - 1] !== SLASH) return HTTP
  const first = view.getInt32(start, true) | LOWER
  const paths = byStart[shelfOf(first)]!
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i]!
    const stop = start + path.length
    if (((first ^ path.words[0]!) & (path.length > 3 ? -1 : 0xffffff)) !== 0) continue
    if (stop <= end && (stop === end || bytes[stop] === SLASH) && isPath(view, start, path)) return path.protocol
  }
  return HTTP
}

function isPath(view: DataView, start: number, { words, length }: Path): boolean {
  for (let word = 1; word << 2 < length; word++) {
    const at = word << 2
    if ((((view.getInt32(start + at, true) | LOWER) ^ words[word]!) & firstBytes(length - at)) !== 0) return false
  }
  return true
}
