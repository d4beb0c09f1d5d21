import { w3cStamp } from '../../../tools/sample/stamps.ts'

/** One request to a web server. */
export interface Request {
  readonly at: number
  readonly method: string
  readonly stem: string
  readonly query?: string
  /** `-` where none is written. */
  readonly user?: string
  readonly client: string
  readonly agent: string
  readonly forwarded?: string
  /** `401 1 1326`. */
  readonly status: string
}

export interface WebSite {
  readonly site: string
  readonly computer: string
  readonly address: string
  readonly forwarded: boolean
}

/** A web log in W3C format, UTC. */
export function webText(requests: readonly Request[], { site, computer, address, forwarded }: WebSite): string {
  const fields = `date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken${forwarded ? ' X-Forwarded-For' : ''}`
  const ordered = requests.toSorted((a, b) => a.at - b.at)
  const head = [
    '#Software: Microsoft Internet Information Services 8.5',
    '#Version: 1.0',
    `#Date: ${w3cStamp(ordered[0]?.at ?? 0)}`,
    `#Fields: ${fields}`,
  ]
  const rows = ordered.map(row => {
    const tail = forwarded ? ` ${row.forwarded ?? '-'}` : ''
    return `${w3cStamp(row.at)} ${site} ${computer} ${address} ${row.method} ${row.stem} ${row.query ?? '-'} 443 ${row.user ?? '-'} ${row.client} ${row.agent} ${row.status} 46${tail}`
  })
  return `${[...head, ...rows].join('\r\n')}\r\n`
}
