import type { Head, Recognition } from '../../formats/format.ts'
import { fieldNames } from './columns.ts'
import { guessFields } from './guess.ts'

/** The services of IIS that write W3C extended logs. */
export type Service = 'http' | 'smtp' | 'nntp' | 'ftp'

/** Columns that other programs with the same frame write: HTTPERR, proxies, Exchange, media and firewall logs. */
const FOREIGN =
  /^(s-reason|s-queuename|s-siteid|s-action|x-edge-location|cs-auth-group|r-host|r-ip|sc-filter-result|c-starttime|action|date-time)$/i
const INSTANCES: readonly (readonly [RegExp, Service])[] = [
  [/^W3SVC\d+$/i, 'http'],
  [/^SMTPSVC\d+$/i, 'smtp'],
  [/^NNTPSVC\d+$/i, 'nntp'],
  [/^(?:MS)?FTPSVC\d+$/i, 'ftp'],
]
const HTTP_VERB =
  /^(get|head|post|put|delete|options|trace|connect|patch|propfind|proppatch|mkcol|copy|move|lock|unlock|search|subscribe|unsubscribe|poll|notify|bpropfind|bproppatch|bdelete|bmove|bcopy|rpc_(in|out)_data|rdg_(in|out)_data)$/i
const SMTP_VERB = /^(helo|ehlo|mail|rcpt|data|bdat|rset|auth|starttls|vrfy|expn|turn|etrn|xexch50|x-link2state|xxxx)$/i
const NNTP_VERB = /^(mode|group|article|body|stat|xover|xhdr|xpat|authinfo|newgroups|newnews|listgroup|ihave|check|takethis|slave|date)$/i
const FTP_VERB =
  /^(\[\d+\]\w+|controlchannelopened|controlchannelclosed|datachannelopened|datachannelclosed|pass|cwd|retr|stor|pasv|port|feat|syst)$/i
const VERBS: readonly (readonly [RegExp, Service])[] = [
  [HTTP_VERB, 'http'],
  [FTP_VERB, 'ftp'],
  [SMTP_VERB, 'smtp'],
  [NNTP_VERB, 'nntp'],
]
/** Rows of the head that are looked at: enough to see more than one request. */
const MOST_ROWS = 200

/** The claim of one service to a file: exactly one of the four has one where the file is a W3C log of IIS. */
export function recogniseW3c(service: Service, head: Head): Recognition | undefined {
  const found = serviceOf(head)
  return found?.service === service ? { confidence: found.confidence, because: found.because } : undefined
}

/** Which service of IIS wrote a file, and how that can be seen; undefined where no service of IIS did. */
export function serviceOf(head: Head): ({ readonly service: Service } & Recognition) | undefined {
  const lines = head.lines.map(line => line.trim())
  const stated = lines.find(line => fieldNames(line) !== undefined)
  const firstRow = lines.find(line => line !== '' && !line.startsWith('#'))
  const names = (stated === undefined ? guessFields(firstRow?.split(/\s+/) ?? []) : fieldNames(stated))?.map(name => name.toLowerCase())
  if (names === undefined || !names.includes('cs-method') || names.some(name => FOREIGN.test(name))) return undefined
  const how = stated === undefined ? 'the columns have the shape of an IIS log without #Fields' : '#Fields names cs-method'
  const seen =
    byInstance(names, lines) ?? byVersion(names, lines) ?? bySession(names) ?? byVerb(names, lines) ?? byHeading(lines, head.fileName)
  return { service: seen.service, confidence: stated === undefined ? 0.8 : 0.95, because: `${how}; ${seen.because}` }
}

interface Seen {
  readonly service: Service
  readonly because: string
}

/** Values of a column in the first rows, with the headings in force. */
function* valuesOf(column: string, names: readonly string[], lines: readonly string[]): Iterable<string> {
  let at = names.indexOf(column)
  let rows = 0
  for (const line of lines) {
    const heading = fieldNames(line)
    if (heading !== undefined) at = heading.findIndex(name => name.toLowerCase() === column)
    if (line === '' || line.startsWith('#') || at < 0) continue
    if (rows++ > MOST_ROWS) return
    yield line.split(/\s+/)[at] ?? ''
  }
}

function byInstance(names: readonly string[], lines: readonly string[]): Seen | undefined {
  for (const value of valuesOf('s-sitename', names, lines)) {
    const service = INSTANCES.find(([shape]) => shape.test(value))?.[1]
    if (service !== undefined) return { service, because: `s-sitename is ${value}` }
  }
  return undefined
}

function byVersion(names: readonly string[], lines: readonly string[]): Seen | undefined {
  for (const value of valuesOf('cs-version', names, lines)) {
    const service = (['http', 'smtp', 'nntp', 'ftp'] as const).find(name => value.toLowerCase().startsWith(name))
    if (service !== undefined) return { service, because: `cs-version is ${value}` }
  }
  return undefined
}

/** Before the verbs: FTP has an AUTH as mail has. */
const bySession = (names: readonly string[]): Seen | undefined =>
  names.includes('x-session') ? { service: 'ftp', because: 'x-session is a column of the FTP service' } : undefined

function byVerb(names: readonly string[], lines: readonly string[]): Seen | undefined {
  for (const value of valuesOf('cs-method', names, lines)) {
    const service = VERBS.find(([shape]) => shape.test(value))?.[1]
    if (service !== undefined) return { service, because: `cs-method is ${value}` }
  }
  for (const value of valuesOf('cs-username', names, lines))
    if (value.startsWith('OutboundConnection')) return { service: 'smtp', because: `cs-username is ${value}` }
  return undefined
}

/** A file whose rows do not tell (or that has none): by its name, else the web service, which writes most of them. */
function byHeading(lines: readonly string[], fileName: string): Seen {
  const byName = INSTANCES.find(([shape]) => fileName.split(/[\s._-]+/).some(part => shape.test(part)))
  if (byName !== undefined) return { service: byName[1], because: `the file is named ${fileName}` }
  const empty = lines.every(line => line === '' || line.startsWith('#'))
  return { service: 'http', because: empty ? 'it has no rows yet' : 'its rows are those of a web service' }
}
