import { viewerDate } from '../../../tools/sample/stamps.ts'
import type { LocalTime } from '../summerTime.ts'
import type { Request, WebSite } from './web.ts'

/** A web log in the format that IIS calls its own: local time, commas, neither agent nor sub-status. */
export function nativeText(requests: readonly Request[], { site, computer, address }: WebSite, minutesAt: LocalTime['minutesAt']): string {
  return linesOf(requests, row => {
    const [status = '', , win32 = ''] = row.status.split(' ')
    const when = `${viewerDate(row.at, minutesAt(row.at))}, ${local(row.at, minutesAt(row.at)).slice(11, 19)}`
    return `${row.client}, ${row.user ?? '-'}, ${when}, ${site}, ${computer}, ${address}, 46, 379, 336, ${status}, ${win32}, ${row.method}, ${row.stem}, ${row.query ?? '-'},`
  })
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A web log in NCSA Common format: local time with its offset, the status alone. */
export function ncsaText(requests: readonly Request[], minutesAt: LocalTime['minutesAt']): string {
  return linesOf(requests, row => {
    const [status] = row.status.split(' ')
    const asked = `${row.stem}${row.query === undefined ? '' : `?${row.query}`}`
    return `${row.client} - ${row.user ?? '-'} [${ncsaStamp(row.at, minutesAt(row.at))}] "${row.method} ${asked} HTTP/1.1" ${status} 336`
  })
}

/** `08/Apr/2006:17:39:04 -0800`. */
function ncsaStamp(moment: number, zoneMinutes: number): string {
  const text = local(moment, zoneMinutes)
  const offset = Math.abs(zoneMinutes)
  const zone = `${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}${two(offset % 60)}`
  return `${text.slice(8, 10)}/${MONTHS[Number(text.slice(5, 7)) - 1]}/${text.slice(0, 4)}:${text.slice(11, 19)} ${zone}`
}

const two = (n: number): string => String(n).padStart(2, '0')
const local = (moment: number, zoneMinutes: number): string => new Date(moment + zoneMinutes * 60_000).toISOString()

const linesOf = (requests: readonly Request[], lineOf: (row: Request) => string): string =>
  requests
    .toSorted((a, b) => a.at - b.at)
    .map(row => `${lineOf(row)}\r\n`)
    .join('')
