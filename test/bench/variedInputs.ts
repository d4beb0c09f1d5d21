import type { VariedInput } from './variedInput.ts'

const input = (format: string, layout: string, head: number, fixtures: readonly string[], foot = 0): VariedInput => ({
  format,
  layout,
  fixtures,
  head,
  foot,
})

/** The other formats whose records come one after the other, in the layout they are met in most; several where they are read by different code. */
export const VARIED_INPUTS: readonly VariedInput[] = [
  input('security-lines', 'snare', 0, ['snare.log']),
  input('security-lines', 'eventcombmt', 0, ['eventcombmt.txt']),
  input('security-lines', 'get-winevent', 0, ['get-winevent-at-a-console.txt']),
  input('security-lines', 'splunk', 0, ['splunk-sign-ins.log']),
  input('security-xml', '', 0, ['no-root-as-wevtutil-prints-it.xml']),
  input('security-json', 'nxlog', 0, ['flat-lines-of-nxlog.json']),
  input('security-json', 'winlogbeat', 0, ['winlogbeat-nested-and-flat.ndjson']),
  input('security-json', 'evtx-dump', 0, ['evtx-dump.jsonl']),
  input('security-csv', '2003', 0, ['event-viewer-2003.csv']),
  input('security-csv', 'vista', 1, ['event-viewer-vista.csv']),
  input('security-csv', 'evtxecmd', 1, ['evtxecmd.csv']),
  input('security-csv', 'log-parser', 1, ['log-parser.csv']),
  input('iis-smtp', '', 4, ['refused-sign-in.log']),
  input('iis-nntp', '', 4, ['refused-sign-in.log']),
  input('iis-ftp', '', 4, ['sessions-of-iis-7.log', 'files-that-are-fetched.log']),
  input('iis-native', '', 0, ['handshake-and-refusals.log']),
  input('iis-ncsa', '', 0, ['outlook-and-a-phone.log', 'status-alone-judges-no-challenge.log'], 2),
  input('httperr', '', 4, ['nobody-is-judged.log']),
  input('dhcp', '', 14, ['life-of-a-lease.log']),
  input('nps', '', 0, ['wrong-password-on-a-phone.log', 'accepted-and-accounted.log']),
  input('nps', 'pairs', 0, ['pairs-of-attributes.log'], 1),
  input('nps-xml', '', 0, ['wrong-password-on-a-phone.log']),
  input('exchange-smtp', '', 5, ['one-failure-in-four-rows.log', 'other-replies-and-successes.log']),
  input('exchange-pop3', '', 5, ['user-of-the-step-before.log']),
  input('exchange-imap4', '', 5, ['user-beside-or-in-the-message.log']),
  input('exchange-httpproxy', '', 5, ['refusal-in-words.log']),
  input('exchange-tracking', '', 5, ['received-and-sent.log']),
]
