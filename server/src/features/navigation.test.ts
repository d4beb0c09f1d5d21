import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { definition } from './definition.ts'
import { documentHighlight } from './documentHighlight.ts'
import { MOST_ENTRIES, references } from './references.ts'
import {
  BAD_PASSWORD,
  event529,
  logoffEvent,
  processEvent,
  samLogon,
  SMTP_HEADING,
  smtpRow,
  SUCCESS,
  taskList,
} from './testing/logs.testing.ts'
import { type Drawing, type WorkspaceOptions, workspaceOf } from './testing/workspace.testing.ts'

const EASTERN: WorkspaceOptions = { case: { clocks: [{ path: '**/*', zone: '-05:00', year: 2006 }] } }

describe('references', () => {
  /** What is marked must be what is found; in time order where `order` is given, as indices of the marks. */
  const check = (title: string, drawing: Drawing, order?: readonly number[]): void =>
    void test(title, async () => {
      const { context, cursor, marked, shown } = await workspaceOf(drawing, EASTERN)
      const found = atOnce(references(context, cursor)).locations.map(shown)
      if (order === undefined) assert.deepEqual(found.toSorted(), marked.toSorted())
      else
        assert.deepEqual(
          found,
          order.map(n => marked[n]),
        )
    })

  check('are every place that names the user, in any spelling, and no namesake', {
    'netlogon.log':
      samLogon('10:12:34', '«Us¦er1»', BAD_PASSWORD) +
      samLogon('10:12:35', 'User10', SUCCESS) +
      samLogon('10:12:36', '«USER1»', SUCCESS) +
      samLogon('10:12:37', 'User1', SUCCESS).replaceAll('CONTOSO', 'FABRIKAM'),
    'Security.txt': event529({ user: '«User1»' }),
  })

  check(
    'come in time order across files, by each file’s clock',
    {
      // Local times, five hours behind UTC.
      'netlogon.log':
        samLogon('17:00:05', 'User1', BAD_PASSWORD, '«10.1.5.¦77»') + samLogon('16:59:00', 'User2', BAD_PASSWORD, '«10.1.5.77»'),
      'SMTPSVC1/ex060912.log': SMTP_HEADING + smtpRow('21:59:30', '«10.1.5.77»', 'PC1') + smtpRow('22:00:10', '«10.1.5.77»', 'PC1'),
    },
    // The files in path order: the rows of the SMTP log are marks 2 and 3.
    [1, 2, 0, 3],
  )

  check('know an address however it is written', {
    'netlogon.log': samLogon('17:00:05', 'User1', BAD_PASSWORD, '«10.1.5.¦77»'),
    'SMTPSVC1/ex060912.log': SMTP_HEADING + smtpRow('21:59:30', '«::ffff:10.1.5.77»', 'PC1') + smtpRow('21:59:30', '10.1.5.7', 'PC1'),
  })

  check('know a logon session by an id of 64 bits, in one piece or in halves', {
    'Security.txt':
      logoffEvent('5:00:00 PM', '«(0x1A2B,0x3C4D¦5E6F)»') +
      logoffEvent('5:00:01 PM', '«0x1A2B3C4D5E6F»') +
      logoffEvent('5:00:02 PM', '0x3C4D5E6') +
      logoffEvent('5:00:03 PM', '0x1A2B3C4D5E6F', 'WEB01'),
  })

  test('that are too many are the earliest ones, and say how many there are', async () => {
    const lines = Array.from({ length: MOST_ENTRIES + 500 }, (_, n) =>
      samLogon(new Date(n * 1000).toISOString().slice(11, 19), n === 0 ? 'Us¦er1' : 'User1', SUCCESS),
    )
    const later = samLogon('00:00:01', 'User1', SUCCESS)
    const { context, cursor, shown } = await workspaceOf({ 'a.log': lines.join(''), 'netlogon.log': later }, EASTERN)
    const found = atOnce(references(context, cursor))
    assert.deepEqual([found.entries, found.total], [MOST_ENTRIES, MOST_ENTRIES + 501])
    assert.equal(found.locations.length, MOST_ENTRIES)
    assert.ok(found.locations.map(shown).includes('netlogon.log: User1'))
    assert.equal(Math.max(...found.locations.map(({ range }) => range.start.line)), MOST_ENTRIES - 2)
  })

  test('are none of what is no identity', async () => {
    const { context, cursor } = await workspaceOf({ 'netlogon.log': samLogon('10:¦12:34', 'User1', SUCCESS) })
    assert.deepEqual(atOnce(references(context, cursor)), { locations: [], entries: 0, total: 0 })
  })
})

describe('the definition', () => {
  const check = (title: string, drawing: Drawing): void =>
    void test(title, async () => {
      const { context, cursor, marked, shown } = await workspaceOf(drawing, EASTERN)
      assert.deepEqual(definition(context, cursor).map(shown), marked)
    })
  const list = (pid: string) =>
    taskList([
      ['System', '4', 'N/A'],
      ['inetinfo.exe', pid, 'SMTPSVC'],
    ])

  check('of a PID is the row of its machine’s process list', {
    'Security.txt': event529({ pid: '17¦28' }),
    'tasklist_svc_EXCHSRV01.txt': list('«1728»'),
    'tasklist_svc_WEB01.txt': list('1728'),
  })

  check('of a PID is the event in which the program started, where that is known', {
    'Security.txt': processEvent(592, '5:00:00 PM', '«1728»', 'inetinfo.exe') + event529({ pid: '17¦28' }),
    'tasklist_svc_EXCHSRV01.txt': list('1728'),
  })

  check('of a PID nobody describes is none', { 'Security.txt': event529({ pid: '17¦28' }) })

  check('of a user is where it appears first in time, not in the file', {
    'netlogon.log':
      samLogon('17:00:05', 'Us¦er1', BAD_PASSWORD) + samLogon('16:00:05', '«User1»', SUCCESS) + samLogon('16:30:05', 'User1', SUCCESS),
    'DC02/netlogon.log': samLogon('16:10:00', 'User1', SUCCESS),
  })
})

describe('highlights', () => {
  test('are the places of this file that name what is under the cursor', async () => {
    const drawing = {
      'netlogon.log':
        samLogon('10:12:34', '«Us¦er1»', BAD_PASSWORD) + samLogon('10:12:35', 'User2', SUCCESS) + samLogon('10:12:36', '«User1»', SUCCESS),
      'DC02/netlogon.log': samLogon('10:12:36', 'User1', SUCCESS),
    }
    const { context, cursor, marked, textOf } = await workspaceOf(drawing)
    const found = atOnce(documentHighlight(context, cursor))
    assert.deepEqual(
      found.map(({ range }) => `netlogon.log: ${textOf('netlogon.log', range)}`),
      marked,
    )
  })

  test('of something that is everywhere are those around the cursor', async () => {
    const lines = Array.from({ length: 9000 }, (_, n) => samLogon('10:12:34', n === 6000 ? 'Us¦er1' : 'User1', SUCCESS))
    const { context, cursor } = await workspaceOf({ 'netlogon.log': lines.join('') })
    const found = atOnce(documentHighlight(context, cursor)).map(({ range }) => range.start.line)
    assert.equal(found.length, 500)
    assert.deepEqual([Math.min(...found), Math.max(...found)], [5750, 6249])
  })

  test('of something rare are found however far away', async () => {
    const lines = Array.from({ length: 9000 }, (_, n) => samLogon('10:12:34', n === 8999 ? 'User1' : 'User2', SUCCESS))
    const { context, cursor } = await workspaceOf({ 'netlogon.log': samLogon('10:12:34', 'Us¦er1', SUCCESS) + lines.join('') })
    assert.deepEqual(
      atOnce(documentHighlight(context, cursor)).map(({ range }) => range.start.line),
      [0, 9000],
    )
  })
})
