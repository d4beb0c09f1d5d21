import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_INPUTS, listText } from '../../../../test/bench/lists.ts'
import { randomStream } from '../../../../tools/sample/random.ts'
import type { Format } from '../../formats/format.ts'
import { netstat } from '../../formats/netstat/format.ts'
import { netstatReader } from '../../formats/netstat/scan.ts'
import { processList } from '../../formats/process-list/format.ts'
import { processReader } from '../../formats/process-list/scan.ts'
import { serviceList } from '../../formats/service-list/format.ts'
import { serviceReader } from '../../formats/service-list/scan.ts'
import { sessionList } from '../../formats/session-list/format.ts'
import { sessionReader } from '../../formats/session-list/scan.ts'
import { tasklist } from '../../formats/tasklist/format.ts'
import { tasklistReader } from '../../formats/tasklist/scan.ts'
import { fixturesOf } from '../../formats/testing/fixtures.testing.ts'
import { type Next, numbers } from '../../formats/testing/numbers.testing.ts'
import { reading } from '../../formats/testing/reading.testing.ts'
import { type ListReader, listScanner } from './scan.ts'

const SEEDS = 150
const LISTS: readonly (readonly [Format, () => ListReader])[] = [
  [tasklist, tasklistReader],
  [netstat, netstatReader],
  [processList, processReader],
  [serviceList, serviceReader],
  [sessionList, sessionReader],
]

/** The same reader, which reads every record as text. */
function asText(reader: ListReader): ListReader {
  const text = { ...reader }
  delete text.plainReader
  delete text.blockReader
  delete text.knownBy
  return text
}

/** Lines that belong to no list, to another one, or to a block that has more than is known of. */
const ODD = [
  ...['', ' ', 'Other : value', 'Other=value', 'Other=', 'Ähnlich : x', '    goes on', 'Dotted.Name : 12: 3', 'two words : x', 'x:y'],
  ...['Name : x', 'Name=x', 'ProcessId=12', 'Id : 4', 'Status : OK', 'State=Running', 'PID: 8', 'Path : C:\\a b', '  Other : x', '   a=b'],
  ...[
    'C:\\>dir',
    '========= ====',
    '"a","b"',
    'Node,Name,ProcessId',
    'TCP',
    '  [x.exe]',
    `${' '.repeat(14)}\t${' '.repeat(19)}Netlogon, SamSs`,
  ],
]
const LETTERS = ['', ' ', ':', '=', '"', ',', 'ü', '\t', '1', '-', '\r', '  ', '>', '[']

function damagedLine(next: Next, line: string): string {
  const at = next(line.length + 1)
  return line.slice(0, at) + LETTERS[next(LETTERS.length)]! + line.slice(at + next(2))
}

/** Some lists one below the other, a few lines of them damaged, out of order or odd; many of the records come again. */
function damagedLists(next: Next, lists: readonly string[]): string {
  const lines = Array.from({ length: 1 + next(3) }, () => lists[next(lists.length)]!)
    .join('\n')
    .split('\n')
  for (let n = next(12); n > 0; n--) {
    const i = next(lines.length)
    const line = lines[i]!
    const become = [
      [ODD[next(ODD.length)]! + (next(3) === 0 ? '' : '\r'), line],
      [],
      [lines[next(lines.length)]!],
      [damagedLine(next, line)],
    ]
    lines.splice(i, 1, ...become[next(become.length)]!)
    if (lines.length === 0) return ''
  }
  return [...lines, ...(next(2) === 0 ? lines : [])].join(next(4) === 0 ? '\r\n' : '\n')
}

for (const [format, reader] of LISTS)
  test(`${format.id}: damaged lists are read the same, whether records that come again are known and plain ones read without their text or not`, () => {
    const texts = fixturesOf(format).map(({ bytes }) => new TextDecoder('windows-1252').decode(bytes))
    const made = LIST_INPUTS.filter(input => input.format === format.id).map(input =>
      listText(input, randomStream(7, input.format))().slice(0, 6000),
    )
    const plain: Format = { ...format, scanner: () => listScanner(asText(reader())) }
    let entries = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const bytes = Buffer.from(damagedLists(numbers(seed), [...texts, ...made]))
      const chunk = [700, 5000, undefined][seed % 3]
      const read = reading(format, bytes, chunk)
      assert.deepEqual(read, reading(plain, bytes, chunk), `seed ${seed}`)
      entries += read.entries.length
    }
    assert.ok(entries > SEEDS * 10, `${entries} entries`)
  })
