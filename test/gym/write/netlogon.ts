import { netlogonStamp } from '../../../tools/sample/stamps.ts'
import type { LocalTime } from '../summerTime.ts'

/** A logon that a member server passed on to the controller. */
export interface PassedOn {
  readonly at: number
  readonly domain: string
  readonly user: string
  /** Machine the client claims to be; may be empty. */
  readonly from: string
  /** Server in between; '' where none is. */
  readonly via: string
  /** 0x0, 0xC000006A, 0xC0000234. */
  readonly code: string
}

/** netlogon.log of a controller: local time, no year, `Entered` and `Returns`. `pairs` are names beside addresses. */
export function netlogonText(logons: readonly PassedOn[], minutesAt: LocalTime['minutesAt'], thread: number | undefined): string {
  const id = thread === undefined ? '' : `[${thread}] `
  const lines = logons.flatMap(({ at, domain, user, from, via, code }) => {
    const kind = via === '' ? 'Network' : 'Transitive Network'
    const text = `[LOGON] ${id}${domain}: SamLogon: ${kind} logon of ${domain}\\${user} from ${from}${via === '' ? '' : ` (via ${via})`}`
    return [
      { at: at - 15, text: `${text} Entered` },
      { at, text: `${text} Returns ${code}` },
    ]
  })
  return lines
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => `${netlogonStamp(at, minutesAt(at))} ${text}\r\n`)
    .join('')
}

const CODES = { right: '0x0', 'locked-out': '0xC0000234', 'bad-password': '0xC000006A' } as const

export const netlogonCode = (kind: keyof typeof CODES): string => CODES[kind]
