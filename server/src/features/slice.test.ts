import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { utcOf } from '../evidence/evidenceFile.ts'
import { origin } from './origin.ts'
import { BAD_PASSWORD, event529, samLogon, SMTP_HEADING, smtpRow, SUCCESS } from './testing/logs.testing.ts'
import { openViewIn, VIEW_URI, viewIn } from './testing/views.testing.ts'
import { type Drawing, workspaceOf } from './testing/workspace.testing.ts'

const CLOCKS = { case: { clocks: [{ path: '**/*', zone: '-05:00', year: 2006 }] } }

async function open(drawing: Drawing) {
  const { context, document } = await workspaceOf(drawing, CLOCKS)
  return { context, of: document(Object.keys(drawing)[0]!).textDocument.uri }
}

describe('a slice', () => {
  const minutes = Array.from({ length: 50 }, (_, n) => String(n).padStart(2, '0'))
  const log = minutes
    .map((m, n) => samLogon(`17:${m}:12`, n % 10 === 0 ? 'User1' : 'User2', n % 10 === 0 ? BAD_PASSWORD : SUCCESS))
    .join('')
  const lines = log.split('\r\n')

  test('of the failures holds them alone, word for word, and knows their lines', async () => {
    const { context, of } = await open({ 'netlogon.log': log })
    const slice = openViewIn(context, { by: 'failures', of })
    assert.deepEqual(slice.rows, [...[0, 10, 20, 30, 40].map(line => lines[line]), ''])
    assert.deepEqual([slice.shown, slice.total, slice.language], [5, 5, 'lockout-netlogon'])
    assert.deepEqual(
      [0, 1, 4].map(line => origin(slice.context, { uri: VIEW_URI, line, character: 7 })),
      [0, 10, 40].map(line => ({ uri: of, line, character: 7 })),
    )
  })

  test('brings the heading that its rows need, which stands nowhere', async () => {
    const web = SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1') + smtpRow('22:00:10', '10.1.5.9', 'PC2')
    const { context, of } = await open({ 'SMTPSVC1/ex060912.log': web })
    const slice = openViewIn(context, { by: 'time', of, from: '2006-09-12T22:00:00Z', to: '2006-09-12T22:01:00Z' })
    assert.match(slice.rows[0]!, /^#Fields: /)
    assert.match(slice.rows[1]!, /10\.1\.5\.9/)
    assert.equal(slice.shown, 1)
    assert.equal(origin(slice.context, { uri: VIEW_URI, line: 0, character: 0 }), null)
  })

  test('has the times of its log also where the clock of that was set on the way', async () => {
    const lockouts = ['01:30:00', '02:50:00', '02:10:00', '02:50:00', '03:10:00'].map((time, n) =>
      samLogon(time, 'User1', n % 2 === 0 ? SUCCESS : BAD_PASSWORD).replace('09/12', '10/31'),
    )
    const drawing = { 'netlogon.log': lockouts.join('') }
    const { context, file } = await workspaceOf(drawing, { case: { clocks: [{ path: '*', zone: 'Europe/Berlin', year: 2021 }] } })
    assert.ok(file('netlogon.log').clock.segments)
    const slice = openViewIn(context, { by: 'failures', of: file('netlogon.log').uri })
    const [shown] = slice.context.snapshot.views.flatMap(({ logs }) => logs)
    assert.deepEqual(
      [0, 1].map(entry => utcOf(shown!, entry)),
      [1, 3].map(entry => utcOf(file('netlogon.log'), entry)),
    )
  })

  test('of an identity holds the entries that share it', async () => {
    const { context, of } = await open({ 'netlogon.log': log })
    const slice = openViewIn(context, { by: 'identity', of, line: 10, character: lines[10]!.indexOf('User1') + 1 })
    assert.deepEqual(slice.rows, [0, 10, 20, 30, 40].map(line => lines[line]).concat(''))
  })

  test('around a line says where that stands in it', async () => {
    const { context, of } = await open({ 'netlogon.log': log.repeat(40) })
    const slice = openViewIn(context, { by: 'line', of, line: 1003 })
    assert.equal(slice.rows[slice.at!], lines[3])
    assert.deepEqual(origin(slice.context, { uri: VIEW_URI, line: slice.at!, character: 0 }), { uri: of, line: 1003, character: 0 })
  })

  test('keeps events of several lines whole, line by line', async () => {
    const events = event529({ time: '5:05:12 PM' }) + event529({ time: '5:06:12 PM' })
    const { context, of } = await open({ 'Security.txt': events })
    const slice = openViewIn(context, { by: 'line', of, line: 30 })
    const written = events.split('\n')
    assert.equal(slice.text, `${written.filter(row => row !== '').join('\n')}\n`)
    const line = slice.rows.findLastIndex(row => row.includes('Caller Process ID'))
    const there = written.findLastIndex(row => row.includes('Caller Process ID'))
    assert.deepEqual(origin(slice.context, { uri: VIEW_URI, line, character: 3 }), { uri: of, line: there, character: 3 })
  })

  test('of an identity says how many entries there are, also where it does not hold them all', async () => {
    const { context, of } = await open({ 'netlogon.log': samLogon('17:00:12', 'User1', BAD_PASSWORD).repeat(5010) })
    const slice = openViewIn(context, { by: 'identity', of, line: 10, character: lines[0]!.indexOf('User1') + 1 })
    assert.equal(slice.rows[5000], '… cut at 5,000 of 5,010 entries')
  })

  test('holds at most 5,000 entries and says so', async () => {
    const { context, of } = await open({ 'netlogon.log': samLogon('17:00:12', 'User1', BAD_PASSWORD).repeat(5001) })
    const slice = openViewIn(context, { by: 'failures', of })
    assert.deepEqual([slice.shown, slice.total, slice.rows.length], [5000, 5001, 5002])
    assert.equal(slice.rows[5000], '… cut at 5,000 of 5,001 entries')
  })

  test('shows no password', async () => {
    const web = SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1').replace('+PC1', 'password=Summer06')
    const { context, of } = await open({ 'SMTPSVC1/ex060912.log': web })
    const slice = openViewIn(context, { by: 'line', of, line: 4 })
    assert.match(slice.text, /password=••• 250/)
  })

  test('is none of a file that is no log', async () => {
    const { context } = await open({ 'netlogon.log': log })
    assert.equal(viewIn(context, { by: 'failures', of: 'file:///elsewhere.txt' }), undefined)
  })
})
