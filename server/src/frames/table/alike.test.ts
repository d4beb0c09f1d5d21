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

const CLIENTS = [
  ...[
    '192.0.2.7',
    '192.0.2.70',
    '198.51.100.23',
    '127.0.0.1',
    '127.0.0.9',
    '0.0.0.0',
    '[2001:db8::7]',
    '[2001:db8::70]',
    '[::1]',
    '[fe80::1%3]',
    '*',
  ],
  ...[
    '999.1.1.1',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3',
    '256.0.2.7',
    '192.0.2.7:80',
    'pc7.contoso.example',
    '[::ffff:192.0.2.7]',
    '1"2',
    '1=2',
    '1>2',
    `[${'1'.repeat(70)}]`,
  ],
]
const PORTS = ['25', '389', '8443', '50001', '50002', '61234']
const OTHER_PORTS = [...PORTS, '53', '50003', '1025', '65535', '65536', '0', '05003', '*', 'smtp']
const OWN = ['10.1.1.10', '10.1.1.11', '0.0.0.0', '[2001:db8::10]', '127.0.0.1']
const STATES = ['ESTABLISHED', 'TIME_WAIT', '', 'EST 1']
const PROCESSES = ['1728', '628', '', '007']
const OWNERS = ['', '\r\n [store.exe]', '\r\n  RpcSs\r\n [svchost.exe]', '\r\n Can not obtain ownership information']

/** Lists of connections that differ in their ends more than in all else. In some of the lists the machine listens at fewer of its ports. */
function connections(next: Next): readonly string[] {
  const one = (of: readonly string[]): string => of[next(of.length)]!
  /** One of the first mostly. */
  const early = (of: readonly string[]): string => of[Math.min(next(of.length), next(of.length), next(of.length))]!
  const end = (address: string, port: string): string => `${address}:${port}`.padEnd(22 + next(2))
  const below = one(OWNERS)
  const row = (local: string, foreign: string, state: string): string =>
    `  TCP    ${local} ${foreign} ${state.padEnd(15)} ${early(PROCESSES)}${state === 'LISTENING' ? '' : below}`
  const some = [one(PORTS), one(PORTS)]
  const list = (): string => {
    const listening = some.slice(next(3)).map(port => row(end('0.0.0.0', port), end('0.0.0.0', '0'), 'LISTENING'))
    const clients = Array.from({ length: next(60) }, () =>
      row(end(early(OWN), one(some)), end(early(CLIENTS), next(2) === 0 ? one(OTHER_PORTS) : '50022'), early(STATES)),
    )
    const called = Array.from({ length: next(20) }, () =>
      row(end(early(OWN), one(OTHER_PORTS)), end(early(CLIENTS), early(['389', '53'])), early(STATES)),
    )
    return ['  Proto  Local Address          Foreign Address        State           PID', ...listening, ...clients, ...called, ''].join(
      '\r\n',
    )
  }
  return Array.from({ length: 1 + next(4) }, list)
}

test('netstat: clients, ports and who is called are read the same, whether connections that come again from others are known or not', () => {
  const plain: Format = { ...netstat, scanner: () => listScanner(asText(netstatReader())) }
  let entries = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const next = numbers(seed)
    const lists = connections(next)
    const bytes = Buffer.from(seed % 2 === 0 ? lists.join('') : damagedLists(next, lists))
    const chunk = [700, 5000, undefined][seed % 3]
    const read = reading(netstat, bytes, chunk)
    assert.deepEqual(read, reading(plain, bytes, chunk), `seed ${seed}`)
    entries += read.entries.length
  }
  assert.ok(entries > SEEDS * 50, `${entries} entries`)
})
