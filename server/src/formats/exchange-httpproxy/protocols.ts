import { type Protocol, protocolNumber } from '../../model/codeSpace.ts'

/** What the names in `Protocol` mean; source: README.md#protocols. */
const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map<string, Protocol>([
  ['owa', 'owa'],
  ['owacalendar', 'owa'],
  ['ecp', 'owa'],
  ['ews', 'ews'],
  ['eas', 'activesync'],
  ['autodiscover', 'autodiscover'],
  ['rpchttp', 'rpc'],
  ['mapi', 'mapi'],
])

/** The number of the protocol of a row. */
export const protocolOf = (name: string): number => protocolNumber(PROTOCOLS.get(name.toLowerCase()) ?? 'http')
