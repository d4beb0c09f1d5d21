import { type Protocol, protocolNumber } from '../../model/codeSpace.ts'
import { spells } from '../../frames/w3c/bytes.ts'

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
]
const SLASH = 47
const HTTP = protocolNumber('http')
export const ACTIVESYNC = protocolNumber('activesync')

/** The paths by the first letter (`a` is 0). */
const byLetter = Array.from({ length: 26 }, (_, letter) =>
  PATHS.filter(([path]) => path.charCodeAt(0) === 97 + letter).map(([path, protocol]) => ({ path, protocol: protocolNumber(protocol) })),
)

/** The protocol number of a request by its path. */
export function protocolOf(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== SLASH || end - start < 3) return HTTP
  const candidates = byLetter[(bytes[start + 1]! | 32) - 97]
  if (candidates === undefined || candidates.length === 0) return HTTP
  let stop = start + 1
  while (stop < end && bytes[stop] !== SLASH) stop++
  for (const { path, protocol } of candidates) if (spells(bytes, start + 1, stop, path)) return protocol
  return HTTP
}
