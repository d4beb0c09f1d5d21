import type { Head, Recognition } from '../format.ts'

const STAMPED = /^\d{1,2}\/\d{1,2}[ \t]+\d{1,2}:\d{2}:\d{2}[ \t]+(\[[^\]]+\]|NO_CLIENT_SITE:)/
const TAGGED = /^\[[A-Z_]{3,12}\] +\S/
const BARE = /^(SamLogon: |NetrLogonUasLogon of |NO_CLIENT_SITE: )/
/** What only this service writes. */
const TELLING =
  /\b(SamLogon|NetrLogonUasLogon|NO_CLIENT_SITE|NetrServerAuthenticate\w*|NlPrintRpcDebug|Nlp?[A-Z]\w+|DsrGetDcName\w*|DsGetDcName\w*|Received ping from)\b/
const NAMED = /^netlogon.*\.(log|bak|txt)/i
/** Lines that are looked at. */
const LINES = 400

/** A netlogon log by the shape of its lines and the words that only this service writes. */
export function recogniseNetlogon({ fileName, lines }: Head): Recognition | undefined {
  const read = lines.slice(0, LINES).filter(line => line.trim() !== '')
  const stamped = read.filter(line => STAMPED.test(line)).length
  const bare = read.filter(line => BARE.test(line) || (TAGGED.test(line) && TELLING.test(line))).length
  const telling = read.filter(line => (STAMPED.test(line) || TAGGED.test(line) || BARE.test(line)) && TELLING.test(line)).length
  const shaped = (stamped + bare) / Math.max(1, read.length)
  if (telling === 0 && !(NAMED.test(fileName) && shaped > 0.5)) return undefined
  const share = Math.min(1, shaped)
  const shape = stamped > 0 ? 'begin with month/day, time and a tag, without a year' : 'begin with a netlogon tag or function'
  const name = NAMED.test(fileName) ? '; it is called netlogon' : ''
  return {
    confidence: Math.round(share * (85 + (telling > 1 ? 10 : 0) + (name === '' ? 0 : 4))) / 100,
    because: `${stamped + bare} of ${read.length} lines ${shape}; ${telling} name functions of the service${name}`,
  }
}
