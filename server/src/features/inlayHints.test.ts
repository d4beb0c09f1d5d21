import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inlayHints } from './inlayHints.ts'
import { BAD_PASSWORD, event529, LOCKED_OUT, samLogon, SMTP_HEADING, smtpRow, SUCCESS } from './testing/logs.testing.ts'
import { CANCELLED, type Drawing, GOING_ON, type WorkspaceOptions, workspaceOf } from './testing/workspace.testing.ts'

const EASTERN: WorkspaceOptions = { case: { clocks: [{ path: '**/*', zone: '-05:00', year: 2006 }] } }
const ALL = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } }

/** The hints of the first file, each with the text of its line before it. */
async function hintsOf(drawing: Drawing, options: WorkspaceOptions = EASTERN, range = ALL): Promise<readonly string[]> {
  const { context, document, textOf } = await workspaceOf(drawing, options)
  const path = Object.keys(drawing)[0]!
  return inlayHints(context, { ...document(path), range }, GOING_ON).map(({ position, label }) => {
    const before = textOf(path, { start: { line: position.line, character: 0 }, end: position })
    return `${before.slice(before.search(/[^\s:]+$/))} → ${label as string}`
  })
}

describe('inlay hints', () => {
  test('name the status of a refusal, say a local time in UTC and count the refusals of an account', async () => {
    const log =
      samLogon('16:55:15', 'User1', BAD_PASSWORD) + samLogon('16:56:15', 'User1', LOCKED_OUT) + samLogon('16:57:15', 'User1', SUCCESS)
    assert.deepEqual(await hintsOf({ 'netlogon.log': log }), [
      '0xC000006A → STATUS_WRONG_PASSWORD',
      '15 → 21:55:15Z',
      'CONTOSO\\User1 → 1st of 2',
      '0xC0000234 → STATUS_ACCOUNT_LOCKED_OUT',
      '15 → 21:56:15Z',
      'CONTOSO\\User1 → 2nd of 2, +60 s',
      '15 → 21:57:15Z',
    ])
  })

  test('mark a time whose zone nobody stated', async () => {
    const hints = await hintsOf({ 'DC01_Security.txt': event529({ time: '5:05:12 PM' }) }, {})
    assert.ok(hints.includes('PM → 17:05:12Z?'), hints.join(', '))
  })

  test('do not repeat a time that is written so', async () => {
    assert.deepEqual(await hintsOf({ 'netlogon.log': samLogon('16:55:15', 'User1', SUCCESS) }, {}), [])
  })

  test('say nothing about times that are in UTC', async () => {
    assert.deepEqual(await hintsOf({ 'SMTPSVC1/ex060912.log': SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1') }), [])
  })

  test('stand where they are asked for, in events of several lines too', async () => {
    const log = event529({ time: '5:05:12 PM' }) + event529({ time: '5:06:12 PM' })
    const second = log.split('\n').findLastIndex(line => line.includes('User Name:') && !line.includes('Caller'))
    const range = { start: { line: second, character: 0 }, end: { line: second, character: 5 } }
    assert.deepEqual(await hintsOf({ 'DC01_Security.txt': log }, EASTERN, range), ['User1 → 2nd of 2, +60 s'])
  })

  test('are none when nobody waits for them', async () => {
    const { context, document } = await workspaceOf({ 'netlogon.log': samLogon('16:55:15', 'User1', BAD_PASSWORD) })
    assert.deepEqual(inlayHints(context, { ...document('netlogon.log'), range: ALL }, CANCELLED), [])
  })
})
