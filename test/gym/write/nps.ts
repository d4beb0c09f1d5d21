import { viewerDate } from '../../../tools/sample/stamps.ts'
import type { LocalTime } from '../summerTime.ts'

/** A RADIUS sign-in that a policy server answered. */
export interface RadiusSignIn {
  readonly at: number
  readonly domain: string
  readonly user: string
  /** MAC address of the device, as the access point writes it. */
  readonly device: string
  readonly accessPoint: string
  readonly refused: boolean
}

type Field = readonly [name: string, type: number, value: string]

/** The log of a Network Policy Server in its XML form, local time: what was asked, then what was answered, joined by their class. */
export function npsText(signIns: readonly RadiusSignIn[], server: string, minutesAt: LocalTime['minutesAt']): string {
  return signIns
    .toSorted((a, b) => a.at - b.at)
    .flatMap((signIn, n) => [asked(signIn, n), answered(signIn, n)].map(fields => eventText(fields, server, minutesAt(fields.at))))
    .join('')
}

interface Packet {
  readonly at: number
  readonly fields: readonly Field[]
}

const shared = ({ domain, user, accessPoint }: RadiusSignIn, n: number): Field[] => [
  ['Class', 1, `311 1 ${accessPoint} 09/11/2016 22:00:01 ${n + 1}`],
  ['Authentication-Type', 0, '5'],
  ['SAM-Account-Name', 1, `${domain}\\${user}`],
  ['Fully-Qualifed-User-Name', 1, `${domain}\\${user}`],
  ['Client-IP-Address', 3, accessPoint],
  ['Client-Friendly-Name', 1, 'AP-3rd-floor'],
]

const asked = (signIn: RadiusSignIn, n: number): Packet => ({
  at: signIn.at - 30,
  fields: [
    ['User-Name', 1, signIn.user],
    ['Calling-Station-Id', 1, signIn.device],
    ['NAS-IP-Address', 3, signIn.accessPoint],
    ...shared(signIn, n),
    ['Packet-Type', 0, '1'],
    ['Reason-Code', 0, '0'],
  ],
})

const answered = (signIn: RadiusSignIn, n: number): Packet => ({
  at: signIn.at,
  fields: [...shared(signIn, n), ['Packet-Type', 0, signIn.refused ? '3' : '2'], ['Reason-Code', 0, signIn.refused ? '16' : '0']],
})

function eventText({ at, fields }: Packet, server: string, zoneMinutes: number): string {
  const [month = '', day = '', year = ''] = viewerDate(at, zoneMinutes).split('/')
  const time = new Date(at + zoneMinutes * 60_000).toISOString().slice(11, 23)
  const head: Field[] = [
    ['Timestamp', 4, `${month.padStart(2, '0')}/${day.padStart(2, '0')}/${year} ${time}`],
    ['Computer-Name', 1, server],
    ['Event-Source', 1, 'IAS'],
  ]
  return `<Event>${[...head, ...fields].map(([name, type, value]) => `<${name} data_type="${type}">${value}</${name}>`).join('')}</Event>\r\n`
}
