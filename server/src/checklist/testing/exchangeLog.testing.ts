import { UTC_CLOCK } from '../../evidence/clock.ts'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { entryTable } from '../../evidence/entryTable.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import { readTable } from '../../evidence/readTable.ts'
import { exchangeSmtp } from '../../formats/exchange-smtp/format.ts'
import { START } from './caseBuilder.ts'
import { attempts } from './foundingCase.ts'
import { randomOf } from './random.ts'

const FIELDS = '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context'

/** What a session of the receive log says, line by line; seconds after its start. */
type Line = readonly [after: number, rest: string]

const greeting = (name: string): readonly Line[] => [
  [0, '+,,'],
  [0.01, `<,EHLO ${name},`],
  [0.02, '>,250  EXCHSRV01.contoso.com Hello AUTH LOGIN,'],
]
const refused = (name: string, user: string): readonly Line[] => [
  ...greeting(name),
  [0.1, '<,AUTH LOGIN,'],
  [0.11, '>,334 <authentication response>,'],
  [0.2, '*,,Inbound AUTH LOGIN failed because of LogonDenied'],
  ...(user === '' ? [] : [[0.2, `*,,User Name: ${user}`] as const]),
  [0.2, "*,Tarpit for '0.00:00:05' due to '535 5.7.3 Authentication unsuccessful',"],
  [5.2, '>,535 5.7.3 Authentication unsuccessful,'],
  [5.3, '-,,Remote'],
]
const mail = (name: string): readonly Line[] => [
  ...greeting(name),
  [0.1, '<,MAIL FROM:<reports@contoso.com>,'],
  [0.2, '<,RCPT TO:<all@contoso.com>,'],
  [0.3, '<,QUIT,'],
  [0.4, '-,,Local'],
]
const probe = (name: string): readonly Line[] => [...greeting(name), [0.1, '<,QUIT,'], [0.2, '-,,Local']]

/** The receive log of the founding case's server, had it run a later Exchange: the same culprit, the same decoys. `user` is '' in builds that name nobody. */
export function receiveLog(user: string, seed = 1): EvidenceFile {
  const random = randomOf(seed + 1000)
  const told: { readonly at: number; readonly text: string }[] = []
  let session = 0
  const tell = (at: number, client: string, lines: readonly Line[]): void => {
    const id = (0x08da4f7c10000000n + BigInt(session++)).toString(16).toUpperCase().padStart(16, '0')
    const port = 40_000 + (session % 20_000)
    lines.forEach(([after, rest], sequence) => {
      const moment = START + Math.floor((at + after) * 1000)
      const stamp = new Date(moment).toISOString()
      told.push({
        at: moment,
        text: `${stamp},EXCHSRV01\\Default Frontend EXCHSRV01,${id},${sequence},10.1.1.25:25,${client}:${port},${rest}`,
      })
    })
  }
  for (const { at } of attempts(seed)) tell(at - 0.3 + (random() - 0.5) * 0.12, '10.1.5.77', refused('WEBAPP01', user))
  for (let i = 0; i < 1200; i++) tell(random() * 7230 - 30, '10.1.5.20', mail('GATEWAY01'))
  for (let i = 0; i < 241; i++) tell(-13 + i * 30 + random() * 0.2, '10.1.5.30', probe('MONITOR'))
  for (let i = 0; i < 120; i++) tell(37 + i * 60 + (random() - 0.5) * 0.6, '10.1.5.41', mail('REPORTS'))
  tell(1641, '10.1.5.118', probe('User1-PC'))
  const rows = told.toSorted((a, b) => a.at - b.at).map(({ text }) => text)
  const text = ['#Log-type: SMTP Receive Protocol Log', FIELDS, ...rows, ''].join('\r\n')
  const path = 'SmtpReceive/RECV2006091221-1.LOG'
  const source = memorySource(new TextEncoder().encode(text))
  return {
    uri: `file:///${path}`,
    path,
    format: exchangeSmtp,
    recognition: { confidence: 1, because: 'told by a test' },
    table: entryTable(readTable(textSource(source), exchangeSmtp.scanner())),
    source,
    fileOffset: offset => offset,
    clock: UTC_CLOCK,
  }
}
