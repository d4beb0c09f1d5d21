/** Files that no format may claim: what else lies about in a folder of logs. */
export interface Stranger {
  readonly name: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => line(n)).join('\n')

const PROSE = `The account was locked again this morning. I looked at the Security log of the domain controller and at netlogon.log,
and found Logon Failure entries, Event ID 529, for User1. Date: Monday. Source: the Exchange server, or so it says.
User Name: User1, Returns 0xC000006A, from EXCHSRV01 (via EXCHSRV01). Nobody knows what the process 1728 is.
`

const CODE = `import { readFileSync } from 'node:fs'
// #Fields: date time c-ip cs-username sc-status
export function logonFailures(path: string): number {
  const lines = readFileSync(path, 'utf8').split('\\n')
  return lines.filter(line => /Event ID:\\s+(529|4625)/.test(line) || line.includes('SamLogon: Network logon of')).length
}
`

const TABLE = `Names of the parts
=================  =====  ==========
part               count  place
=================  =====  ==========
screw              12     left
nut                14     right
=================  =====  ==========
`

const FIREWALL = `#Version: 1.5
#Software: Microsoft Windows Firewall
#Time Format: Local
#Fields: date time action protocol src-ip dst-ip src-port dst-port size tcpflags tcpsyn tcpack tcpwin icmptype icmpcode info path

${lines(20, n => `2026-03-04 10:02:${10 + n} DROP TCP 10.1.5.77 10.1.1.10 ${40_000 + n} 25 48 S 1234 0 64240 - - - RECEIVE`)}
`

const QUERY = `id          name       username          status
----------- ---------- ----------------- ----------
1           Anna       anna@contoso.com  active
2           Ben        ben@contoso.com   locked

(2 rows affected)
`

const YAML = `id: 12
name: frontend
status: running
type: service
---
id: 13
name: backend
status: stopped
type: service
`

const json = (n: number): string =>
  JSON.stringify({ at: `2026-03-04T10:02:${10 + n}Z`, level: 'info', user: 'User1', ip: '10.1.5.77', status: 401 })
const access = (n: number): string =>
  `10.1.5.77 - User1 [04/Mar/2026:10:02:${10 + n} +0100] "GET /owa/ HTTP/1.1" 401 1293 "-" "Mozilla/5.0 (Windows)"`
const syslog = (n: number): string =>
  `Mar  4 10:02:${10 + n} mail sshd[1728]: Failed password for User1 from 10.1.5.77 port ${40_000 + n} ssh2`
const table = (n: number): string => `2026-03-04 10:02:${10 + n},User1,10.1.5.77,401,529`

/** Numbers without a pattern, always the same ones. */
function noise(seed: number, count: number, from: number, range: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from + ((state >>> 16) % range)
  })
}

const text = (name: string, fileName: string, content: string): Stranger => ({ name, fileName, bytes: new TextEncoder().encode(content) })

export const STRANGERS: readonly Stranger[] = [
  text('an empty file', 'netlogon.log', ''),
  text('blank lines', 'Security.txt', '\r\n'.repeat(50)),
  text('prose about a lockout', 'notes.txt', PROSE.repeat(5)),
  text('source code that reads logs', 'logonFailures.ts', CODE.repeat(3)),
  text('JSON of another program', 'app.json', lines(40, json)),
  text('the access log of another web server', 'access.log', lines(40, access)),
  text('a system log of Unix', 'auth.log', lines(40, syslog)),
  text('a table with commas', 'export.csv', `time,user,address,status,event\n${lines(40, table)}`),
  text('a table in prose', 'parts.rst', TABLE),
  text('what a database answers', 'query.txt', QUERY),
  text('a configuration in YAML', 'services.yaml', YAML),
  text('the log of a firewall', 'pfirewall.log', FIREWALL),
  { name: 'random bytes', fileName: 'netlogon.log', bytes: noise(1728, 20_000, 0, 256) },
  { name: 'random letters', fileName: 'ex060912.log', bytes: noise(529, 20_000, 0x20, 0x5f) },
]
