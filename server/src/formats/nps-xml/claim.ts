import type { Head, Recognition } from '../format.ts'

const PACKET = /<Event>\s*<Timestamp data_type="\d">/g
const ATTRIBUTE = /<(?:Computer-Name|Event-Source|Packet-Type|Acct-Status-Type) data_type="\d">/

/** Whether a text holds the packets of a policy server in XML. */
export function recogniseNpsXml({ text }: Head): Recognition | undefined {
  const packets = text.match(PACKET)?.length ?? 0
  if (packets === 0 || !ATTRIBUTE.test(text) || !/^[\s\uFEFF]*</.test(text)) return undefined
  return {
    confidence: 0.97,
    because: `XML with ${packets} ${packets === 1 ? 'Event' : 'Events'} of a Timestamp and attributes with a data_type`,
  }
}
