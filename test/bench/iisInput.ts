import type { Random } from '../../tools/sample/random.ts'
import { w3cStamp } from '../../tools/sample/stamps.ts'
import { addressOf, deviceOf, DOMAIN, somebody, weighted } from './people.ts'

/** The head of an IIS 10 log with the fields it writes by default. */
export const IIS_HEAD = [
  '#Software: Microsoft Internet Information Services 10.0',
  '#Version: 1.0',
  '#Date: 2026-03-03 06:00:00',
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  '',
].join('\r\n')

interface Answer {
  readonly status: string
  readonly named: boolean
}

const answer = weighted<Answer>(
  [
    [740, { status: '200 0 0', named: true }],
    [70, { status: '200 0 0', named: false }],
    [60, { status: '304 0 0', named: true }],
    [52, { status: '401 2 5', named: false }],
    [28, { status: '401 1 2148074254', named: false }],
    [14, { status: '302 0 0', named: false }],
    [12, { status: '404 0 2', named: false }],
    [9, { status: '500 0 0', named: true }],
    [8, { status: '207 0 0', named: true }],
    [5, { status: '401 1 1326', named: true }],
    [1, { status: '401 1 1909', named: true }],
    [1, { status: '401 1 64', named: false }],
  ],
  { status: '200 0 0', named: true },
)

const request = weighted<string>(
  [
    [30, 'POST /EWS/Exchange.asmx -'],
    [25, 'POST /mapi/emsmdb/ MailboxId=5c1f0e7a-6d2b-4b1e-9a70-2f0d53c7be11@contoso.com'],
    [12, 'OPTIONS /Microsoft-Server-ActiveSync/default.eas User={user}&DeviceId=APPL{device}&DeviceType=iPhone&Cmd=Ping'],
    [10, 'GET /owa/service.svc action=GetItem&ID=-{device}&AC=1'],
    [8, 'POST /autodiscover/autodiscover.xml -'],
    [8, 'GET /owa/prem/15.1.2507.44/scripts/boot.worldwide.2.mouse.js -'],
    [5, 'GET /owa/auth/logon.aspx replaceCurrent=1&url=https%3a%2f%2fmail.contoso.com%2fowa%2f'],
    [2, 'POST /owa/auth.owa -'],
  ],
  'GET / -',
)

const AGENTS = [
  'Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/122.0.0.0+Safari/537.36',
  'Microsoft+Office/16.0+(Windows+NT+10.0;+Microsoft+Outlook+16.0.17328;+Pro)',
  'Apple-iPhone14C2/2104.21',
  'Microsoft+Office/16.0+(Microsoft+Outlook+Mail+16.0.17328;+MSI)',
] as const

/** One row of about 240 bytes. */
export function iisRecord(random: Random, at: number): string {
  const person = somebody(random)
  const { user } = person
  const { status, named } = answer(random)
  const asked = request(random).replace('{user}', user).replace('{device}', deviceOf(random, person))
  const referer = random.chance(0.35) ? 'https://mail.contoso.com/owa/' : '-'
  const who = named ? `${DOMAIN}\\${user}` : '-'
  return `${w3cStamp(at)} 10.1.1.25 ${asked} 443 ${who} ${addressOf(random, person)} ${random.pick(AGENTS)} ${referer} ${status} ${random.whole(0, 900)}\r\n`
}
