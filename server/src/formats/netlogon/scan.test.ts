import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civil, withYear, yearIndexOf } from '../../model/civil.ts'
import { record } from '../testing/reading.testing.ts'
import { netlogon } from './format.ts'

const read = (...lines: readonly string[]) => record(netlogon, new TextEncoder().encode(lines.join('\r\n'))).table
const logon = (stamp: string, names: string, verdict = 'Returns 0xC000006A'): string =>
  `${stamp} [LOGON] CONTOSO: SamLogon: Network logon of ${names} ${verdict}`

test('the months of a log that runs for years tell the years apart', () => {
  const months = ['11/30', '12/31', '01/01', '06/15', '12/24', '02/29', '03/01', '02/28']
  const table = read(...months.map(day => logon(`${day} 10:00:00`, 'A\\b from C')))
  assert.deepEqual(
    months.map((_, entry) => yearIndexOf(table.written(entry))),
    [0, 0, 1, 1, 1, 2, 2, 2],
  )
  assert.equal(withYear(table.written(5), 2006), civil(2008, 2, 29, 10, 0, 0))
})

test('a thread that writes its last line of the old year behind the first of the new one stays in the old year', () => {
  const table = read(...['12/31 23:59:59', '01/01 00:00:00', '12/31 23:59:59', '01/01 00:00:01'].map(at => logon(at, 'A\\b from C')))
  assert.deepEqual(
    [0, 1, 2, 3].map(entry => yearIndexOf(table.written(entry))),
    [0, 1, 0, 1],
  )
})

test('names that stood in a line before are the same ones when they come again', () => {
  const names = Array.from({ length: 3000 }, (_, i) => `CONTOSO\\user${i} from WKS${i % 700} (via SRV${i % 3})`)
  const lines = names.flatMap(name => [logon('06/21 10:12:34', name, 'Entered'), logon('06/21 10:12:34', name)])
  const table = read(...lines, ...lines)
  assert.equal(table.count, 12_000)
  for (let entry = 0; entry < table.count; entry++) {
    const { who, what } = table.read(entry)
    const i = Math.floor((entry % 6000) / 2)
    assert.deepEqual(who.user, { kind: 'user', name: `user${i}`, domain: 'CONTOSO' })
    assert.deepEqual(
      [who.source, who.via],
      [
        { kind: 'host', name: `WKS${i % 700}` },
        { kind: 'host', name: `SRV${i % 3}` },
      ],
    )
    assert.deepEqual([what.action, what.class], entry % 2 === 0 ? ['Entered', 'other'] : ['Returns', 'bad-password'])
  }
})

test('a name that is longer than any memory keeps is read all the same', () => {
  const user = 'u'.repeat(500)
  const table = read(...Array.from({ length: 3 }, () => logon('06/21 10:12:34', `CONTOSO\\${user} from C`)))
  assert.deepEqual(table.who(2).user, { kind: 'user', name: user, domain: 'CONTOSO' })
})

test('a request to check privileges is noise also behind a sign-in of the same names', () => {
  const names = 'CONTOSO\\User1 from WKS01'
  const generic = logon('06/21 10:12:34', names).replace('Network', 'Generic')
  const table = read(logon('06/21 10:12:34', names), generic, generic)
  assert.deepEqual([table.class(0), table.class(1), table.class(2)], ['bad-password', 'noise', 'noise'])
})

test('stamps that are written without padding are read each for itself', () => {
  const table = read('1/2 3:4:5 1234 x', '1/2 3:4:5 1234 y', '1/2 3:4:6 1234 x', '01/02 13:04:05 NO_CLIENT_SITE: A 10.0.0.1')
  assert.deepEqual(
    [0, 1, 2, 3].map(entry => new Date(table.written(entry)).toISOString().slice(11, 19)),
    ['03:04:05', '03:04:05', '03:04:06', '13:04:05'],
  )
})

test('more verdicts and kinds than a log ever has are told apart', () => {
  const verdicts = Array.from({ length: 40 }, (_, i) => `Returns 0xC00000${(0x40 + i).toString(16).toUpperCase()}`)
  const kinds = Array.from({ length: 20 }, (_, i) => `Kind${i}`)
  const lines = kinds.flatMap(kind =>
    verdicts.map(verdict => logon('06/21 10:12:34', 'CONTOSO\\b from C', verdict).replace('Network', kind)),
  )
  const table = read(...lines, ...lines)
  assert.equal(table.count, 1600)
  for (let entry = 0; entry < table.count; entry++) {
    const { codes, detail, action } = table.what(entry)
    const code = { space: 'ntstatus', value: 0xc0000040 + (entry % 40) }
    assert.deepEqual([codes, detail, action], [[code], kinds[Math.floor((entry % 800) / 40)], 'Returns'])
  }
})
