import type { Random } from './random.ts'
import { inboundRow, type SmtpRow, type SmtpSession } from './smtpRow.ts'
import { SECOND, type Story } from './story.ts'
import { COLLEAGUES } from './visits.ts'

interface Sender {
  readonly address: string
  readonly helo: string
  readonly from: string
  readonly host: string
  readonly recipients: readonly string[]
  /** Milliseconds of a whole session. */
  readonly staying: number
}

/** The gateway to the outside: about ten mails a minute, whenever they come. */
export function relaySessions(story: Story): SmtpSession[] {
  const random = story.stream('the relay')
  const told: SmtpSession[] = []
  for (let at = story.begin + random.pause(10 / 60) * SECOND; at < story.end; at += random.pause(10 / 60) * SECOND) {
    const host = random.pick(['example.com', 'example.net', 'example.org'])
    const recipients = Array.from({ length: random.chance(0.14) ? 2 : 1 }, () => mailbox(random))
    const from = `${random.pick(['info', 'sales', 'news', 'bounce', 'orders', 'no-reply', 'office', 'list-admin'])}@${host}`
    told.push(
      delivery(story, random, at, { address: '10.1.5.20', helo: 'GATEWAY01', from, host, recipients, staying: random.whole(400, 3800) }),
    )
  }
  return told
}

/** The reporting server: every 60 seconds like the failures, but 25 s after them, and with a complete mail each time. */
export function reportingSessions(story: Story): SmtpSession[] {
  const random = story.stream('reports')
  const first = story.begin + 17.3 * SECOND
  const count = Math.ceil((story.end - first) / (60 * SECOND))
  return Array.from({ length: count }, (_, i) =>
    delivery(story, random, first + i * 60 * SECOND + random.between(-300, 300), {
      address: '10.1.5.41',
      helo: 'REPORTS',
      from: 'reports@contoso.com',
      host: 'REPORTS',
      recipients: [random.pick(['finance@contoso.com', 'operations@contoso.com', 'management@contoso.com'])],
      staying: random.whole(300, 900),
    }),
  )
}

/** EHLO, MAIL, one RCPT for each recipient, DATA with the message id, QUIT. */
function delivery(story: Story, random: Random, at: number, sender: Sender): SmtpSession {
  const { address, helo, from, host, recipients, staying } = sender
  const size = random.whole(1800, 64_000)
  const id = `${Math.floor(at).toString(36).toUpperCase()}.${random.whole(100_000, 999_999)}@${host}`
  const commands: [string, string, string][] = [
    ['EHLO', `+${helo}`, `250 0 311 ${helo.length + 5} 0`],
    ['MAIL', `+FROM:+<${from}>`, `250 0 ${from.length + 25} ${from.length + 13} 0`],
    ...recipients.map((to): [string, string, string] => ['RCPT', `+TO:+<${to}>`, `250 0 ${to.length + 9} ${to.length + 11} 0`]),
    ['DATA', `+<${id}>`, `250 0 134 ${size} ${Math.floor(staying * 0.6)}`],
    ['QUIT', helo, `240 ${staying} 68 4 0`],
  ]
  const rows = commands.map(([method, query, numbers], i): SmtpRow => {
    const when = at + (staying * i) / (commands.length - 1)
    return inboundRow(story, address, helo, when, method, query, numbers)
  })
  return { at, address, client: helo, rows }
}

function mailbox(random: Random): string {
  return `${COLLEAGUES[random.whole(0, COLLEAGUES.length - 1)]?.name ?? 'office'}@contoso.com`
}
