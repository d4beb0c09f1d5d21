import { outboundSessions } from './smtpOutbound.ts'
import { inboundRow, type SmtpRow, type SmtpSession } from './smtpRow.ts'
import { relaySessions, reportingSessions } from './smtpSenders.ts'
import { w3cStamp } from './stamps.ts'
import { MINUTE, SECOND, type Story } from './story.ts'

const FIELDS =
  'date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs(User-Agent) cs(Cookie) cs(Referer) '

/** The protocol log of the SMTP virtual server, in UTC. It was switched on a minute before the first failure. */
export function smtpText(story: Story): string {
  const head = [
    '#Software: Microsoft Internet Information Services 6.0',
    '#Version: 1.0',
    `#Date: ${w3cStamp(story.begin)}`,
    `#Fields: ${FIELDS}`,
  ]
  const rows = writtenSessions(story)
    .flatMap(session => session.rows)
    .filter(row => row.at < story.end && !isSilent(row.at, story))
    .toSorted((a, b) => a.at - b.at)
  return `${[...head, ...rows.map(row => `${w3cStamp(row.at)} ${row.text}`)].join('\r\n')}\r\n`
}

/** Sessions of which the log has at least the first row. */
export function writtenSessions(story: Story): SmtpSession[] {
  const { withCulprit, names } = story.options
  const sessions = [
    ...relaySessions(story),
    ...reportingSessions(story),
    ...probeSessions(story),
    ...culpritSessions(story),
    lookAlike(story),
    ...outboundSessions(story),
  ]
  return sessions.filter(({ at, address }) => at < story.end && !isSilent(at, story) && (withCulprit || address !== names.culpritAddress))
}

export function isSilent(at: number, story: Story): boolean {
  return at >= story.silence.from && at < story.silence.to
}

/**
 * The source of the failures: EHLO 0.3 s before the refused logon, QUIT 0.2 s after it, never a MAIL.
 * AUTH stands not in SmtpCommandLogMask, so that the log has no row of the logon itself. Its first session, when the application started, asked for nothing.
 */
function culpritSessions(story: Story): SmtpSession[] {
  const { culprit, culpritAddress } = story.options.names
  const random = story.stream('culprit')
  const greeting = (at: number, staying: number): SmtpSession =>
    greetAndLeave(story, { at, address: culpritAddress, helo: culprit, verb: 'EHLO', reply: 311, staying })
  const started = greeting(story.begin + 22.4 * SECOND, 160)
  return [started, ...story.attempts.map(({ at }) => greeting(at - 300 + random.between(-60, 60), 500 + random.whole(-40, 40)))]
}

/** A monitoring system that says hello every 30 seconds, 15 s away from every failure. */
function probeSessions(story: Story): SmtpSession[] {
  const random = story.stream('probe')
  const first = story.begin + 7.2 * SECOND
  const count = Math.ceil((story.end - first) / (30 * SECOND))
  return Array.from({ length: count }, (_, i) =>
    greetAndLeave(story, {
      at: first + i * 30 * SECOND + random.between(-120, 120),
      address: '10.1.5.30',
      helo: 'MONITOR',
      verb: 'HELO',
      reply: 47,
      staying: random.whole(15, 60),
    }),
  )
}

/** The trap: one row whose cs-username looks like the user. It is the name by which a computer greeted the server. */
function lookAlike(story: Story): SmtpSession {
  const { workstation, workstationAddress } = story.options.names
  const helo = `${workstation.charAt(0)}${workstation.slice(1, -3).toLowerCase()}${workstation.slice(-3)}`
  const at = story.begin + 27 * MINUTE + 21_400
  return {
    at,
    address: workstationAddress,
    client: helo,
    rows: [inboundRow(story, workstationAddress, helo, at, 'EHLO', `+${helo}`, '250 0 311 13 16')],
  }
}

interface Greeting {
  readonly at: number
  readonly address: string
  readonly helo: string
  readonly verb: 'EHLO' | 'HELO'
  /** Bytes of the server's answer: EHLO gets a list of what it can do. */
  readonly reply: number
  /** Milliseconds until QUIT. */
  readonly staying: number
}

function greetAndLeave(story: Story, { at, address, helo, verb, reply, staying }: Greeting): SmtpSession {
  const row = (when: number, method: string, query: string, numbers: string): SmtpRow =>
    inboundRow(story, address, helo, when, method, query, numbers)
  const hello = row(at, verb, `+${helo}`, `250 0 ${reply} ${verb.length + 1 + helo.length} 0`)
  const quit = row(at + staying, 'QUIT', helo, `240 ${staying} 68 4 0`)
  return { at, address, client: helo, rows: [hello, quit] }
}
