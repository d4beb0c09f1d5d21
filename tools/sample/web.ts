import type { Random } from './random.ts'
import { w3cStamp } from './stamps.ts'
import { SECOND, type Story } from './story.ts'
import { judgedAt, type Visit, visits } from './visits.ts'

const FIELDS =
  'date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status '

const AGENTS = [
  'Mozilla/4.0+(compatible;+MSIE+6.0;+Windows+NT+5.1;+SV1)',
  'Mozilla/4.0+(compatible;+MSIE+6.0;+Windows+NT+5.1;+SV1;+.NET+CLR+1.1.4322)',
  'Mozilla/4.0+(compatible;+MSIE+6.0;+Windows+NT+5.0)',
] as const

const CONTROLS = '/exchweb/6.5.7638.1/controls/'

/** What Outlook Web Access fetches after the logon; `{m}` is the mailbox. */
const PAGES = [
  'GET /exchange/{m}/Inbox/ Cmd=contents 200',
  'GET /exchange/{m}/ Cmd=navbar 200',
  'SEARCH /exchange/{m}/Inbox/ - 207',
  'SEARCH /exchange/{m}/Calendar/ - 207',
  'PROPFIND /exchange/{m}/Inbox/ - 207',
  'POLL /exchange/{m}/Inbox/ - 207',
  'SUBSCRIBE /exchange/{m}/Inbox/ - 200',
  'BPROPPATCH /exchange/{m}/Inbox/ - 207',
  'GET /exchange/{m}/Contacts/ Cmd=contents 200',
  'POST /exchange/{m}/Drafts/ Cmd=send 302',
  `GET ${CONTROLS}ctrl_View20.htc - 200`,
  `GET ${CONTROLS}util_Poll.js - 304`,
  'GET /exchweb/img/icon-msg-unread.gif - 304',
  'GET /exchweb/img/tool-newmail.gif - 304',
] as const

/** `401 2` with this Windows status asks for credentials: the first leg of every logon. */
const NO_CREDENTIALS = '401 2 2148074254'
const BAD_PASSWORD = '401 1 1326'

interface WebRow {
  readonly at: number
  readonly text: string
}

/** The web log of Outlook Web Access, in UTC: everybody's visits, their handshakes and two real failures. Nobody there has the name of the case. */
export function webText(story: Story): string {
  const head = [
    '#Software: Microsoft Internet Information Services 6.0',
    '#Version: 1.0',
    `#Date: ${w3cStamp(story.begin)}`,
    `#Fields: ${FIELDS}`,
  ]
  const random = story.stream('web')
  const rows = visits(story)
    .flatMap(visit => visitRows(visit, story, random))
    .filter(row => row.at < story.end)
    .toSorted((a, b) => a.at - b.at)
  return `${[...head, ...rows.map(row => `${w3cStamp(row.at)} ${row.text}`)].join('\r\n')}\r\n`
}

function visitRows(visit: Visit, story: Story, random: Random): WebRow[] {
  const { domain, exchangeAddress } = story.options.names
  const { name, address, way } = visit.who
  const agent = AGENTS[Number(address.slice(-1)) % AGENTS.length] ?? AGENTS[0]
  const known = `${domain}\\${name}`
  const row = (at: number, request: string, user: string, status: string): WebRow => ({
    at,
    text: `W3SVC1 ${exchangeAddress} ${request} 80 ${user} ${address} ${agent} ${status}`,
  })
  const start = `GET /exchange/${name}/ -`
  const asked = row(visit.at, start, '-', NO_CREDENTIALS)
  if (!visit.accepted) return [asked, row(judgedAt(visit) + 15, start, known, BAD_PASSWORD)]
  const negotiated = way === 'ntlm' ? [row(visit.at + 120, start, '-', '401 1 0')] : []
  return [
    asked,
    ...negotiated,
    row(judgedAt(visit) + 15, start, known, '200 0 0'),
    ...pageRows(visit, random, (at, request, status) => row(at, request, known, status)),
  ]
}

function pageRows(visit: Visit, random: Random, row: (at: number, request: string, status: string) => WebRow): WebRow[] {
  let at = judgedAt(visit) + 400
  return Array.from({ length: visit.pages }, () => {
    at += random.chance(0.7) ? random.between(30, 700) : random.pause(1 / 25) * SECOND
    const [method, stem, query, status] = random.pick(PAGES).replace('{m}', visit.who.name).split(' ')
    return row(at, `${method} ${stem} ${query}`, `${status} 0 0`)
  })
}
