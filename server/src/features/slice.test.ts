import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SliceWish } from '../../../shared/requests.ts'
import { slice } from './slice.ts'
import { BAD_PASSWORD, event529, samLogon, SMTP_HEADING, smtpRow, SUCCESS } from './testing/logs.testing.ts'
import { type Drawing, workspaceOf } from './testing/workspace.testing.ts'

const CLOCKS = { case: { clocks: [{ path: '**/*', zone: '-05:00', year: 2006 }] } }

async function sliceOf(drawing: Drawing, show: SliceWish) {
  const { context, document } = await workspaceOf(drawing, CLOCKS)
  const { uri } = document(Object.keys(drawing)[0]!).textDocument
  return slice(context, { uri, show, document: 'lockout-slice:/x' })
}

describe('a slice', () => {
  const minutes = Array.from({ length: 50 }, (_, n) => String(n).padStart(2, '0'))
  const log = minutes
    .map((m, n) => samLogon(`17:${m}:12`, n % 10 === 0 ? 'User1' : 'User2', n % 10 === 0 ? BAD_PASSWORD : SUCCESS))
    .join('')

  test('of the failures holds them alone, word for word, and knows their lines', async () => {
    const found = await sliceOf({ 'netlogon.log': log }, { by: 'failures' })
    assert.deepEqual(found?.lines, [0, 10, 20, 30, 40])
    assert.deepEqual([found?.shown, found?.total], [5, 5])
    assert.equal(found?.text.split('\r\n')[1], log.split('\r\n')[10])
  })

  test('brings the heading that its rows need', async () => {
    const web = SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1') + smtpRow('22:00:10', '10.1.5.9', 'PC2')
    const found = await sliceOf({ 'SMTPSVC1/ex060912.log': web }, { by: 'time', from: '2006-09-12T22:00:00Z', to: '2006-09-12T22:01:00Z' })
    assert.match(found?.text ?? '', /^#Fields: /)
    assert.equal(found?.lines[0], -1)
    assert.equal(found?.shown, 1)
  })

  test('of an identity holds the entries that share it', async () => {
    const found = await sliceOf(
      { 'netlogon.log': log },
      { by: 'identity', line: 10, character: log.split('\r\n')[10]!.indexOf('User1') + 1 },
    )
    assert.deepEqual(found?.lines, [0, 10, 20, 30, 40])
  })

  test('keeps events of several lines whole, line by line', async () => {
    const events = event529({ time: '5:05:12 PM' }) + event529({ time: '5:06:12 PM' })
    const found = await sliceOf({ 'Security.txt': events }, { by: 'line', line: 30 })
    assert.equal(found?.lines.length, found?.text.replace(/\r?\n$/, '').split(/\r?\n/).length)
    const file = events.split('\n')
    assert.deepEqual(
      found?.text.split('\n').slice(0, found.lines.length),
      found?.lines.map(line => file[line]),
    )
  })

  test('is none of a file that is no log', async () => {
    const { context } = await workspaceOf({ 'netlogon.log': log })
    assert.equal(slice(context, { uri: 'file:///elsewhere.txt', show: { by: 'failures' }, document: 'x' }), null)
  })
})
