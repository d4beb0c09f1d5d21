import { type About, SERVICE_FIELDS, serviceField } from '../../frames/iis/serviceFields.ts'
import { valuesOf } from '../../frames/w3c/fields.ts'
import type { Service } from '../../frames/w3c/service.ts'
import { type Field, GOES_ON } from '../format.ts'

/** Columns of other layouts: here the time stands with its date, the query with its path, and FTP has no such log. */
const ELSEWHERE = new Set(['time', 'cs-uri-query', 'user-name', 'password', 'ftp-status'])

/** The columns of the NCSA common layout. Source: README.md#fields. */
export const FIELDS: readonly Field[] = [
  ...SERVICE_FIELDS.filter(({ id }) => !ELSEWHERE.has(id)),
  { id: 'ident', label: 'remote logname', kind: 'text', meaning: 'Always a hyphen.' },
  { id: 'offset', label: 'offset', kind: 'text', meaning: 'What the clock of the machine is ahead of UTC.' },
  { id: 'cs-version', label: 'protocol', kind: 'text', meaning: 'Protocol of the request: HTTP with its version, SMTP or NNTP.' },
]

const FIRST = ['c-ip', 'ident', 'cs-username']
const PROTOCOL = /^(?:HTTP\/[\d.]+|SMTP|NNTP)"$/
const SERVICES: Readonly<Record<string, Service>> = { 'SMTP"': 'smtp', 'NNTP"': 'nntp' }

/** Where the parts of a line begin among its values between blanks; `targetEnd` is the first one behind the path. */
interface Parts {
  readonly stamp: number
  readonly request: number
  readonly targetEnd: number
  readonly closing: number
}

/** The field of every value of a line between blanks. A user and a request can have blanks: their values go on with the one before. */
export function ncsaColumns(_heading: string, record: string): readonly (string | undefined)[] {
  const values = valuesOf(record)
  const parts = partsOf(values)
  if (parts === undefined) return []
  const about = aboutOf(values, parts)
  return values.map((_, i) => {
    const id = fieldAt(i, parts)
    return id === GOES_ON ? id : serviceField(id, about)
  })
}

function partsOf(values: readonly string[]): Parts | undefined {
  const stamp = values.findIndex((value, i) => i > 2 && /^\[\d\d\//.test(value))
  const request = values.findIndex((value, i) => i > stamp && value.startsWith('"'))
  const closing = values.length - 3
  if (stamp < 0 || request < 0 || closing < request || values[closing]?.endsWith('"') !== true) return undefined
  return { stamp, request, closing, targetEnd: closing > request && PROTOCOL.test(values[closing] ?? '') ? closing : closing + 1 }
}

function aboutOf(values: readonly string[], { request, closing }: Parts): About {
  const method = (values[request] ?? '').replaceAll('"', '')
  return { service: SERVICES[values[closing] ?? ''] ?? 'http', user: values[2] ?? '', method }
}

function fieldAt(i: number, { stamp, request, targetEnd, closing }: Parts): string {
  if (i < stamp) return FIRST[i] ?? GOES_ON
  if (i < request) return i === stamp ? 'date' : 'offset'
  if (i === request) return 'cs-method'
  if (i < targetEnd) return i === request + 1 ? 'cs-uri-stem' : GOES_ON
  if (i <= closing) return 'cs-version'
  return i === closing + 1 ? 'sc-status' : 'sc-bytes'
}
