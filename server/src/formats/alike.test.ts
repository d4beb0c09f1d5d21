import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { randomStream } from '../../../tools/sample/random.ts'
import type { Format } from './format.ts'
import { securityCsv } from './security-csv/format.ts'
import { securityJson } from './security-json/format.ts'
import { securityLines } from './security-lines/format.ts'
import { securityText } from './security-text/format.ts'
import { securityXml } from './security-xml/format.ts'
import { record } from './testing/reading.testing.ts'

/** Scanners read a record faster that has the text of one before. Here records stand behind their like, and behind such as say the same in another text. */
interface Alike {
  readonly format: Format
  readonly fixture: string
  /** Says the same, so that no record has the text of one of the others. */
  readonly reworded: (text: string) => string
}

const xml = (fixture: string): Alike => ({ format: securityXml, fixture, reworded: log => log.replaceAll('<EventID>', '<EventID >') })
const json = (fixture: string): Alike => ({ format: securityJson, fixture, reworded: log => log.replaceAll(/^\{/gm, '{ ') })

const csv = (fixture: string, from: string, to: string): Alike => ({
  format: securityCsv,
  fixture,
  reworded: log => log.replaceAll(from, to),
})
const lines = (fixture: string, from: string, to: string): Alike => ({ ...csv(fixture, from, to), format: securityLines })
const text = (fixture: string): Alike => ({ ...csv(fixture, 'Computer:', 'Computer: '), format: securityText })

const CASES: readonly Alike[] = [
  xml('no-root-as-wevtutil-prints-it.xml'),
  xml('values-without-names.xml'),
  xml('rendered-text-repeats-the-event.xml'),
  json('flat-lines-of-nxlog.json'),
  json('local-time-alone.json'),
  json('winlogbeat-nested-and-flat.ndjson'),
  json('evtx-dump.jsonl'),
  csv('event-viewer-2003.csv', ' User Name:', '  User Name:'),
  csv('event-viewer-vista.csv', 'Account Name:', 'Account Name: '),
  csv('log-parser.csv', ' User Name:', '  User Name:'),
  csv('evtxecmd.csv', '{""EventData""', '{ ""EventData""'),
  text('founding-case.txt'),
  text('wevtutil.txt'),
  text('no-blank-lines.txt'),
  text('explanations-hold-no-values.txt'),
  text('processes-start-and-end.txt'),
  text('blanks-that-do-not-break.txt'),
  lines('eventcombmt.txt', ' User Name:', '  User Name:'),
  lines('snare.log', ' Account Name:', '  Account Name:'),
  lines('get-winevent.txt', 'Account Name:', 'Account Name: '),
  lines('get-winevent-at-a-console.txt', 'Account Name:', 'Account Name: '),
  lines('get-eventlog.txt', 'Account Name:', 'Account Name: '),
  lines('psloglist-blocks.txt', 'Account Name:', 'Account Name: '),
  lines('psloglist-lines.txt', ' User Name:', '  User Name:'),
  lines('ossec.log', ' User Name:', '  User Name:'),
  lines('dumpel.log', 'Security', 'security'),
  lines('splunk.log', 'Account Name:', 'Account Name: '),
]

/** Damage, and what is none: signs of the encodings, words that mean something, other values. */
const BITS =
  `"|""|'|<|>|&|&amp;|&lt;|\\|\\\\|\\n|\\u0041|:|;|,|||\t|\n|\r\n|\r| |  |\0|\x07|{|}|[|]|=|-|0|5|99|null|Z|+01:00|-05:00|x|User Name:|Account Domain|Caller|ä|\xa0|\xc2\xa0|.|#`.split(
    '|',
  )
const TURNS = 40

for (const { format, fixture, reworded } of CASES)
  test(`${format.id}: what ${fixture} holds says the same behind its like, whatever is changed in it`, () => {
    const held = readFileSync(new URL(`${format.id}/fixtures/${fixture}`, import.meta.url), 'latin1').replace(/^\xef\xbb\xbf/, '')
    const random = randomStream(1, fixture)
    const whole = held.endsWith('\n') ? held : `${held}\n`
    for (let turn = 0; turn < TURNS; turn++) {
      let changed = whole
      for (let changes = random.whole(0, 3); changes > 0; changes--) {
        const at = random.whole(0, whole.length - 2)
        changed = changed.slice(0, at) + BITS[random.whole(0, BITS.length - 1)]! + changed.slice(at + random.whole(0, 2))
      }
      assert.deepEqual(saidBehind(format, whole, changed), saidBehind(format, reworded(whole), changed), JSON.stringify(changed))
    }
  })

/** What the entries and gaps say that begin behind some others. */
function saidBehind(format: Format, before: string, behind: string): unknown {
  const { table, spans } = record(format, Buffer.from(before + behind, 'latin1'))
  const linesBefore = before.split('\n').length - 1
  const spansBehind = spans.filter(({ start }) => start >= before.length)
  const first = table.count - spansBehind.filter(({ kind }) => kind === 'entry').length
  return {
    entries: Array.from({ length: table.count - first }, (_, i) => {
      const { line, ...said } = table.read(first + i)
      return { ...said, line: line - linesBefore }
    }),
    spans: spansBehind.map(({ kind, start, end, line }) => [kind, start - before.length, end - before.length, line - linesBefore]),
  }
}
