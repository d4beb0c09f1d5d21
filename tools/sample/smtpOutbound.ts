import type { Random } from './random.ts'
import type { SmtpRow, SmtpSession } from './smtpRow.ts'
import { SECOND, type Story } from './story.ts'

/** Answer of the other server, then what the Exchange server said next. */
const DIALOGUE: readonly (readonly [answer: string, command: string])[] = [
  ['220+{host}+ESMTP', 'EHLO - {self}'],
  ['250-{host}', 'MAIL - FROM:<{from}>+SIZE={size}'],
  ['250+2.1.0+Sender+OK', 'RCPT - TO:<{to}>'],
  ['250+2.1.5+Recipient+OK', 'DATA - -'],
  ['354+Start+mail+input', ''],
  ['250+2.6.0+Queued+mail+for+delivery', 'QUIT - -'],
  ['221+2.0.0+Closing', ''],
]

/** Mails that the Exchange server itself takes elsewhere: the address in these rows is the other server's, and the user name is no name. */
export function outboundSessions(story: Story): SmtpSession[] {
  const random = story.stream('outbound')
  const told: SmtpSession[] = []
  for (let at = story.begin + random.pause(1 / 88) * SECOND; at < story.end; at += random.pause(1 / 88) * SECOND)
    told.push(outbound(story, random, at))
  return told
}

function outbound(story: Story, random: Random, at: number): SmtpSession {
  const { exchange } = story.options.names
  const number = random.whole(1, 9)
  const address = `192.0.2.${10 + number}`
  const words = {
    host: `mx${number}.example.net`,
    self: `${exchange.toLowerCase()}.contoso.com`,
    from: random.pick(['sales@contoso.com', 'orders@contoso.com', 'office@contoso.com']),
    to: `${random.pick(['info', 'purchasing', 'desk'])}@example.net`,
    size: String(random.whole(2000, 90_000)),
  }
  const rows = DIALOGUE.flatMap(([answer, command], i) => {
    const when = at + i * random.between(60, 180)
    const heard: SmtpRow = { at: when, text: row(address, 'Response', exchange, `- - ${filled(answer, words)}`, answer.length, i * 62) }
    if (command === '') return [heard]
    return [heard, { at: when, text: row(address, 'Command', exchange, filled(command, words), 4, i * 62) }]
  })
  return { at, address, client: 'OutboundConnection', rows }
}

function row(address: string, side: string, exchange: string, said: string, bytes: number, taken: number): string {
  return `${address} OutboundConnection${side} SMTPSVC1 ${exchange} - 25 ${said} 0 0 ${bytes} 0 ${taken} SMTP - - - -`
}

function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
}
