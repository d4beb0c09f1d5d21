import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { scanSource } from '../../evidence/readTable.ts'
import { type RecordReader, recordScanner } from '../../frames/records.ts'
import { oneOf } from '../testing/alikeLogs.testing.ts'
import { CountingBuilder } from '../testing/countingBuilder.testing.ts'
import { type Next, numbers } from '../testing/numbers.testing.ts'
import { packetRecords } from './scan.ts'

/** What elements say: values that repeat, and behind a blank ones that are seldom. */
const SAYS: readonly (readonly [name: string, usual: string, seldom: string])[] = [
  ['Computer-Name', 'NPS01|NPS02', ' NPS01|NPS01 |'],
  ['Event-Source', 'IAS', ''],
  ['User-Name', 'anna|ben|anna@contoso.com', 'a&amp;b|a>b|<![CDATA[a&amp;b]]>|  |\n|<b/>anna'],
  ['SAM-Account-Name', 'CONTOSO\\anna|CONTOSO\\ben|contoso.com/Users/Anna', 'CONTOSO\\a&amp;b'],
  ['Fully-Qualifed-User-Name', 'CONTOSO\\anna|contoso.com/Users/anna|contoso.com/Users/An Na', 'contoso.com/Users/a&#98;c'],
  ['Calling-Station-Id', '0a-1b-2c-3d-4e-5f|10.1.5.77|x', '&lt;x&gt;'],
  ['NAS-Identifier', 'AP3|AP4', 'AP3&quot;'],
  ['Client-IP-Address', '10.1.1.9|10.1.1.8', 'fe80::1'],
  ['Cisco-AV-Pair', 'a=b|c=d', '<!-- c -->a|a<!-- c -->'],
  ['NP-Policy-Name', 'Wireless &amp; VPN|Wired', '<![CDATA[Wireless &amp; VPN]]>|Wired<![CDATA[ & more]]>'],
  ['Class', '311 1 10.1.0.13 1|311 1 10.1.0.13 2|311 1 10.1.0.13 3', '311 1 &amp;| 311 1|'],
  ['Authentication-Type', '5|11|1', '99'],
  ['Packet-Type', '1|1|2|3|11|4', ' 1|x|'],
  ['Reason-Code', '0|16|36', '999999999999'],
]
/** Elements of one kind of packets: of requests, of answers, and of sessions. */
const SHAPES = [
  [0, 1, 2, 5, 6, 7, 8, 10, 11, 12, 13],
  [0, 1, 10, 11, 4, 3, 7, 9, 12, 13],
  [0, 1, 2, 5, 12],
]

/** The first of the usual values stands there mostly. */
function element(next: Next, [name, usual, seldom]: (typeof SAYS)[number]): string {
  const mostly = next(3) === 0 ? oneOf(next, usual) : usual.split('|')[0]
  return `<${name} data_type="1">${next(300) === 0 ? oneOf(next, seldom) : mostly}</${name}>`
}

function packet(next: Next, at: Date): string {
  const [date, time] = at.toISOString().split('T') as [string, string]
  const [year, month, day] = date.split('-')
  const clock = next(60) === 0 ? oneOf(next, '24:00:00|x|10:0|10:00:60.1| 10:00:00') : time.slice(0, 8 + next(5)).replace(/\.$/, '')
  const elements = SHAPES[next(SHAPES.length)]!.map(i => element(next, SAYS[i]!))
  if (next(40) === 0) elements.push(element(next, SAYS[next(SAYS.length)]!))
  const between = next(100) === 0 ? '\r\n  ' : ''
  return `<Event>${between}<Timestamp data_type="4">${month}/${day}/${year} ${clock}</Timestamp>${elements.join(between)}</Event>`
}

function damaged(next: Next, text: string): string {
  const at = next(text.length)
  const sign = oneOf(next, '<|>|&|"|/|\0|\n|\u{feff}| |<Event>|</Event>|<!--|]]>')
  const ways = [
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + sign + text.slice(at),
    text.slice(0, at) + sign + text.slice(at + 1),
    `\u{feff}${text}`,
    `  ${text}`,
    text.replace('</Event-', '</Event<'),
    `x${text}`,
    '',
    '<Events>',
  ]
  return ways[next(ways.length)]!
}

function logOf(seed: number, packets: number): string {
  const next = numbers(seed)
  let at = Date.UTC(2026, 2, 3)
  let log = ''
  for (let n = 0; n < packets; n++) {
    at += next(40) === 0 ? 30_000_000 : next(2000)
    const text = packet(next, new Date(at))
    log += (next(40) === 0 ? damaged(next, text) : text) + (next(60) === 0 ? oneOf(next, '|  |\n\n|\r\r\n|\n  ') : '\r\n')
  }
  return log
}

const tableOf = (text: string, reader: RecordReader, chunk = 1 << 18) => {
  const builder = new CountingBuilder()
  const end = scanSource(textSource(memorySource(Buffer.from(text))), recordScanner(reader), builder, { chunk })
  return { alike: builder.alike, table: builder.freeze(end) }
}

test('packets are read the same, whether those that are alike are known or not', () => {
  let alike = 0
  for (let seed = 0; seed < 16; seed++) {
    const text = logOf(seed, 1200)
    const { alike: _, ...plain } = packetRecords()
    const { table } = tableOf(text, plain)
    for (const chunk of [1 << 18, 3000 + seed]) {
      const known = tableOf(text, packetRecords(), chunk)
      assert.deepEqual(known.table, table, `log ${seed} in chunks of ${chunk}`)
      alike += known.alike
    }
  }
  assert.ok(alike > 8000, String(alike))
})
