import type { Head, Recognition } from '../../formats/format.ts'
import { fieldNames, valuesOf } from '../csv/columns.ts'
import { portOf } from './endpoint.ts'

/** The logs of Exchange that are read. */
export type Kind = 'smtp' | 'pop3' | 'imap4' | 'httpproxy' | 'tracking'

const STAMP = /^\uFEFF?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?,/
const LOG_TYPES: readonly (readonly [RegExp, Kind])[] = [
  [/smtp (receive|send) protocol/i, 'smtp'],
  [/pop ?3/i, 'pop3'],
  [/imap ?4?/i, 'imap4'],
  [/http ?proxy/i, 'httpproxy'],
  [/message tracking/i, 'tracking'],
]
/** Columns that a log is known by. */
const COLUMNS: readonly (readonly [readonly string[], Kind | 'mailbox'])[] = [
  [['connector-id', 'session-id', 'remote-endpoint', 'context'], 'smtp'],
  [['sessionid', 'sip', 'cip', 'command', 'context'], 'mailbox'],
  [['session-id', 'remote-endpoint', 'event', 'context'], 'mailbox'],
  [['requestid', 'authenticateduser', 'clientipaddress', 'urlstem', 'httpstatus'], 'httpproxy'],
  [['client-ip', 'event-id', 'internal-message-id', 'message-id'], 'tracking'],
]
/** Rows of the head that are looked at. */
const MOST_ROWS = 100

interface Seen {
  readonly kind: Kind
  readonly confidence: number
  readonly because: string
}

/** The claim of one kind of log to a file: at most one of them has one. */
export function recogniseExchange(kind: Kind, head: Head): Recognition | undefined {
  const seen = kindOf(head)
  return seen?.kind === kind ? { confidence: seen.confidence, because: seen.because } : undefined
}

/** What was seen of a head: the formats of Exchange ask one after the other. */
const SEEN = new WeakMap<Head, { readonly seen: Seen | undefined }>()

/** Which log of Exchange a file is, and how that can be seen. */
export function kindOf(head: Head): Seen | undefined {
  const known = SEEN.get(head) ?? { seen: seenIn(head) }
  SEEN.set(head, known)
  return known.seen
}

function seenIn({ lines, fileName }: Head): Seen | undefined {
  const names = namesIn(lines.map(line => line.replace(/^\uFEFF/, '')))?.map(name => name.toLowerCase())
  const logType = lines.find(line => /^#log-type:/i.test(line))?.replace(/^#log-type:\s*/i, '')
  const rows = lines.filter(line => STAMP.test(line)).slice(0, MOST_ROWS)
  if (names !== undefined) return byHeading(names, logType, rows, fileName)
  if (logType !== undefined && rows.length === 0) return byLogType(logType)
  if (rows[0] === undefined) return undefined
  const kind = byShape(valuesOf(rows[0], ','))
  return kind === undefined ? undefined : claimOf(kind, 0.85, 'its rows have the shape of this log, without #Fields', rows, fileName)
}

/** The columns that `#Fields` names, or a row of names alone. */
function namesIn(lines: readonly string[]): readonly string[] | undefined {
  const heading = lines.find(line => /^#fields:/i.test(line))
  return heading === undefined ? lines.find(line => /^date-?time,[a-z-]+,/i.test(line))?.split(',') : fieldNames(heading, ',')
}

function byHeading(names: readonly string[], logType: string | undefined, rows: readonly string[], file: string): Seen | undefined {
  const kind = COLUMNS.find(([wanted]) => wanted.every(name => names.includes(name)))?.[1]
  if (kind === undefined) return undefined
  const stated = logType === undefined ? undefined : byLogType(logType)
  const isMail = kind === 'mailbox' || kind === 'smtp'
  if (stated !== undefined && (stated.kind === kind || (isMail && stated.kind !== 'httpproxy' && stated.kind !== 'tracking'))) return stated
  return claimOf(kind, 0.95, `#Fields names ${names.slice(0, 4).join(', ')}`, rows, file)
}

function byLogType(logType: string): Seen | undefined {
  const kind = LOG_TYPES.find(([shape]) => shape.test(logType))?.[1]
  return kind === undefined ? undefined : { kind, confidence: 0.97, because: `#Log-type is ${logType.trim()}` }
}

function claimOf(kind: Kind | 'mailbox', confidence: number, because: string, rows: readonly string[], fileName: string): Seen | undefined {
  if (kind !== 'mailbox') return { kind, confidence, because }
  const [which, how] = mailbox(rows, fileName)
  return { kind: which, confidence, because: `${because}; ${how}` }
}

/** POP3 and IMAP4 write the same columns: by their commands, ports, or file name. */
function mailbox(rows: readonly string[], fileName: string): readonly ['pop3' | 'imap4', string] {
  if (/^pop/i.test(fileName)) return ['pop3', `the file is named ${fileName}`]
  if (/^imap/i.test(fileName)) return ['imap4', `the file is named ${fileName}`]
  for (const row of rows) {
    const values = valuesOf(row, ',')
    const port =
      values
        .slice(2, 6)
        .map(portOf)
        .find(one => PORTS.has(one)) ?? 0
    const kind = PORTS.get(port)
    if (kind !== undefined) return [kind, `its server listens on port ${port}`]
    const command = values[9]?.toLowerCase() ?? ''
    if (IMAP_COMMAND.test(command)) return ['imap4', `${command} is a command of IMAP4`]
    if (POP_COMMAND.test(command)) return ['pop3', `${command} is a command of POP3`]
  }
  return ['imap4', 'nothing says whether it is POP3 or IMAP4']
}

const IMAP_COMMAND = /^(login|authenticate|select|examine|capability|fetch|uid|idle|lsub|list|status|logout|namespace|id|starttls)$/
const POP_COMMAND = /^(user|pass|auth|apop|stat|uidl|retr|dele|top|capa|stls)$/
const PORTS: ReadonlyMap<number, 'pop3' | 'imap4'> = new Map(
  (
    [
      [110, 'pop3'],
      [995, 'pop3'],
      [1110, 'pop3'],
      [1995, 'pop3'],
      [143, 'imap4'],
      [993, 'imap4'],
      [1143, 'imap4'],
      [1993, 'imap4'],
      [9933, 'imap4'],
    ] as const
  ).map(([port, kind]) => [port, kind]),
)

const SOURCES =
  /^(smtp|storedriver|routing|agent|dns|dsn|gateway|mailboxrule|meetingmessageprocessor|orar|pickup|poisonmessage|publicfolder|queue|redundancy|resolver|safetynet|admin|approval|bootloader|aggregation)$/i

/** Which log a row without a heading is of. */
function byShape(values: readonly string[]): Kind | 'mailbox' | undefined {
  const [, second = '', third = '', fourth = '', fifth = ''] = values
  if (values.length === 9 && /^[0-9a-f]{8,16}$/i.test(third) && /^\d+$/.test(fourth) && /^[-+<>*]$/.test(values[6] ?? '')) return 'smtp'
  if (
    values.length >= 10 &&
    values.length <= 14 &&
    /^[0-9a-f]{16}$/i.test(second) &&
    /^\d+$/.test(third) &&
    portOf(fourth) + portOf(fifth) > 0
  )
    return 'mailbox'
  if (values.length >= 20 && SOURCES.test(values[7] ?? '') && /^[A-Z]+$/.test(values[8] ?? '')) return 'tracking'
  const isProxy = values.length >= 40 && /^[0-9a-f-]{32,36}$/i.test(second) && /^\d+$/.test(third)
  return isProxy &&
    /^(owa|ecp|ews|eas|oab|mapi|rpchttp|rpc|autodiscover|powershell|rest|api|microsoftservice|pushnotifications)/i.test(values[7] ?? '')
    ? 'httpproxy'
    : undefined
}
