import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildFoundingCase, type FoundingCase } from './foundingCase.ts'

const folder = new URL('../../samples/exchange-lockout/', import.meta.url)
const founding = buildFoundingCase()

function textOf(built: FoundingCase, path: string): string {
  const file = built.files.find(one => one.path === path)
  assert.ok(file, path)
  return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
}

const rowsOf = (text: string): string[][] =>
  text
    .split('\r\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => line.split(' '))

const blocksOf = (text: string): string[] => text.split('Event Type:\t').slice(1)

const count = (blocks: readonly string[], id: number, name: string): number =>
  blocks.filter(block => block.includes(`Event ID:\t${id}\r\n`) && block.includes(`:\t${name}\r\n`)).length

test('the committed sample is what the generator writes, byte for byte', () => {
  for (const { path, bytes } of founding.files) {
    const committed = readFileSync(fileURLToPath(new URL(path, folder)))
    assert.equal(committed.equals(bytes), true, `${path} differs: run tools/sample/generate.ts`)
  }
})

test('the sample stays small', () => {
  const size = founding.files.reduce((sum, { path }) => sum + statSync(new URL(path, folder)).size, 0)
  assert.ok(size < 2_500_000, `${size} bytes`)
})

test('the Security text tells of 120 tries, 3 lockouts and 2 unlocks, and of a few tries in the months before', () => {
  const blocks = blocksOf(textOf(founding, 'DC01_Security.txt'))
  const { truth } = founding
  assert.equal(truth.attempts.length, 120)
  assert.deepEqual([truth.wrongPassword, truth.refusedWhileLocked, truth.olderAttempts], [15, 105, 6])
  assert.equal(count(blocks, 529, 'User1'), 15 + 6)
  assert.equal(count(blocks, 539, 'User1'), 105)
  assert.equal(count(blocks, 680, 'User1'), 126)
  assert.equal(count(blocks, 644, 'User1'), 3)
  assert.equal(count(blocks, 671, 'User1'), 2)
  assert.equal(count(blocks, 627, 'User1'), 2)
})

test('the tries come every 60 seconds, give or take 0.4 around a fixed beat', () => {
  const [first = 0, ...others] = founding.truth.attempts
  others.forEach((at, i) => assert.ok(Math.abs(at - first - (i + 1) * 60_000) <= 800))
})

test('every try stands in netlogon.log, three seconds later by the clock of the controller', () => {
  const lines = textOf(founding, 'netlogon.log').split('\r\n')
  const tries = lines.filter(line => line.includes('CONTOSO\\User1 ') && line.includes(' Returns '))
  assert.equal(tries.filter(line => line.endsWith('0xC000006A')).length, 15)
  assert.equal(tries.filter(line => line.endsWith('0xC0000234')).length, 105)
  assert.ok(tries[0]?.startsWith('09/12 16:55:15 '))
  assert.ok(textOf(founding, 'DC01_Security.txt').includes('Event ID:\t529\r\nDate:\t\t9/12/2006\r\nTime:\t\t4:55:12 PM\r\n'))
})

test('the web log names forty colleagues, two real failures of one of them, and never the user', () => {
  const text = textOf(founding, 'W3SVC1/ex060912.log')
  const rows = rowsOf(text)
  assert.ok(rows.every(row => row.length === 14))
  assert.equal(text.toLowerCase().includes('user1'), false)
  assert.equal(new Set(rows.map(row => row[8]).filter(user => user !== '-')).size, 40)
  const failed = rows.filter(row => row.slice(11).join(' ') === '401 1 1326')
  assert.deepEqual([failed.length, new Set(failed.map(row => row[8])).size], [2, 1])
})

test('logons of colleagues stand in the same second in the web log, in UTC, and in the Security text, in local time', () => {
  const seen = new Set(rowsOf(textOf(founding, 'W3SVC1/ex060912.log')).map(row => `${row[1]} ${row[9]}`))
  const logons = blocksOf(textOf(founding, 'DC01_Security.txt')).filter(block => block.includes('Event ID:\t540'))
  const agreeing = logons.filter(block => {
    const [, hour = '', rest = ''] = /Time:\t\t(\d+):(\d\d:\d\d) PM/.exec(block) ?? []
    return seen.has(`${Number(hour) + 17}:${rest} ${/Source Network Address:\t(\S+)/.exec(block)?.[1]}`)
  })
  assert.ok(logons.length > 100)
  assert.ok(agreeing.length >= 0.98 * logons.length, `${agreeing.length} of ${logons.length}`)
})

test('the SMTP log has a session of the culprit within two seconds of 118 of 120 tries', () => {
  const sessions = rowsOf(textOf(founding, 'SMTPSVC1/ex060912.log')).filter(row => row[2] === '10.1.5.77' && row[8] === 'EHLO')
  const times = sessions.map(row => Date.parse(`${row[0]}T${row[1]}Z`))
  const matched = founding.truth.attempts.filter(at => times.some(time => Math.abs(time - Math.floor(at / 1000) * 1000) <= 2000))
  assert.equal(sessions.length, 119)
  assert.equal(matched.length, 118)
  assert.equal(founding.truth.inSilence, 2)
})

test('the SMTP log never names the user: one row only looks like it', () => {
  const naming = rowsOf(textOf(founding, 'SMTPSVC1/ex060912.log')).filter(row => row.join(' ').toLowerCase().includes('user1'))
  assert.deepEqual(
    naming.map(row => [row[2], row[3], row[8]]),
    [['10.1.5.118', 'User1-PC', 'EHLO']],
  )
})

test('the sessions that the truth counts are those whose greeting stands in the SMTP log', () => {
  const greetings: Record<string, number> = {}
  for (const row of rowsOf(textOf(founding, 'SMTPSVC1/ex060912.log')))
    if (row[8] === 'EHLO' || row[8] === 'HELO') greetings[row[2] ?? ''] = (greetings[row[2] ?? ''] ?? 0) + 1
  for (const address of ['10.1.5.20', '10.1.5.30', '10.1.5.41', '10.1.5.77', '10.1.5.118'])
    assert.equal(greetings[address], founding.truth.smtpSessions[address], address)
})

test('without the culprit only the rows of the culprit are missing', () => {
  const without = buildFoundingCase({ withCulprit: false })
  for (const { path } of founding.files) {
    const expected = textOf(founding, path)
    const lines = path.startsWith('SMTPSVC1')
      ? expected.split('\r\n').filter(line => !line.includes(' 10.1.5.77 '))
      : expected.split('\r\n')
    assert.equal(textOf(without, path), lines.join('\r\n'), path)
  }
  assert.equal(without.truth.smtpSessions['10.1.5.77'], undefined)
})

test('another zone moves what is written in local time, and nothing else', () => {
  const moved = buildFoundingCase({ zoneMinutes: 330 })
  assert.equal(textOf(moved, 'SMTPSVC1/ex060912.log'), textOf(founding, 'SMTPSVC1/ex060912.log'))
  assert.match(textOf(moved, 'netlogon.log'), /^09\/13 03:25:15 /m)
  assert.match(textOf(moved, 'founding-case.lockout-case.json'), /"from": "2006-09-13T04:35:00\+05:30"/)
})

test('left on its own clock, the controller writes its events three seconds after the Exchange server does', () => {
  const apart = textOf(buildFoundingCase({ oneSecurityClock: false }), 'DC01_Security.txt')
  const times = (id: number): string[] =>
    [...apart.matchAll(new RegExp(`Event ID:\\t${id}\\r\\nDate:\\t\\t9/12/2006\\r\\nTime:\\t\\t(\\S+)`, 'g'))].map(m => m[1] ?? '')
  assert.equal(times(529)[0], '4:55:12')
  assert.equal(times(680)[0], '4:55:15')
})

test('other names go through to every file', () => {
  const other = buildFoundingCase({ names: { user: 'Verena', culprit: 'SCANNER9', culpritAddress: '10.9.9.9' } })
  assert.equal(textOf(other, 'DC01_Security.txt').includes('User1'), false)
  assert.equal(rowsOf(textOf(other, 'SMTPSVC1/ex060912.log')).filter(row => row[2] === '10.9.9.9' && row[3] === 'SCANNER9').length, 238)
})
