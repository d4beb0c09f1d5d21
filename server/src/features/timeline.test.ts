import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import type { TimelineWish } from '../../../shared/requests.ts'
import { investigator } from '../checklist/investigate.ts'
import { incomingCalls, prepareCallHierarchy } from './callHierarchy.ts'
import { definition } from './definition.ts'
import { documentHighlight } from './documentHighlight.ts'
import { failures, stepFailure } from './failures.ts'
import { foldingRanges } from './foldingRanges.ts'
import { hover } from './hover.ts'
import { inlayHints } from './inlayHints.ts'
import { origin } from './origin.ts'
import { references } from './references.ts'
import { entryAt, related } from './related.ts'
import { semanticTokensRange } from './semanticTokens.ts'
import { status } from './status.ts'
import { documentSymbols } from './symbols.ts'
import { BAD_PASSWORD, event529, event644, samLogon, SMTP_HEADING, smtpRow, taskList } from './testing/logs.testing.ts'
import { type OpenView, openViewIn, VIEW_URI, viewIn } from './testing/views.testing.ts'
import { GOING_ON, workspaceOf } from './testing/workspace.testing.ts'

const CLOCKS = { case: { clocks: ['netlogon.log', 'Security.txt'].map(path => ({ path, zone: '-05:00', year: 2006 })) } }
const NETLOGON = samLogon('17:04:59', 'User2', BAD_PASSWORD) + samLogon('17:05:13', 'User1', BAD_PASSWORD)
const SECURITY = event529({ time: '5:05:12 PM' }) + event644({ time: '5:06:12 PM' })
const MAIL = SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1') + smtpRow('22:05:12', '10.1.5.77', 'PC1')
const LOGS = {
  'netlogon.log': NETLOGON,
  'Security.txt': SECURITY,
  'SMTPSVC1/ex060912.log': MAIL,
  'tasklist_svc_EXCHSRV01.txt': taskList([['inetinfo.exe', '1728', 'SMTPSVC']]),
}
const CASE: TimelineWish = { by: 'case', user: 'User1', show: ['attempts', 'lockouts', 'sessions'] }

async function open(wish: TimelineWish = CASE, logs: Readonly<Record<string, string>> = LOGS): Promise<OpenView> {
  const { context } = await workspaceOf(logs, CLOCKS)
  return openViewIn(context, wish)
}

/** The request about what stands between two texts of the row of an entry. */
const everywhere = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } }
const textAt = ({ rows }: OpenView, { start, end }: typeof everywhere): string => rows[start.line]!.slice(start.character, end.character)

describe('a timeline', () => {
  test('has a row for each entry of the case, in order of corrected time, with its source and its time', async () => {
    const { rows, shown, total } = await open()
    assert.deepEqual(
      rows.slice(1, -1).map(row => row.slice(0, 48)),
      [
        '2006-09-12T22:05:12.000Z?  Security.txt:1   [529 ',
        '2006-09-12T22:05:13.000Z   netlogon.log:2   09/12',
        '2006-09-12T22:06:12.000Z?  Security.txt:26  [644 ',
      ].map(row => row.slice(0, 48)),
    )
    assert.match(rows[0]!, /^# The case of User1, .* from 2 logs$/)
    assert.deepEqual([shown, total], [3, 3])
  })

  test('shows an entry of several lines in one row, whole', async () => {
    const { rows } = await open()
    assert.match(
      rows[1]!,
      /\[529 wrong password CONTOSO\\User1\] Event Type: Failure Audit · Event Source: Security · .* · User Name: User1 · /,
    )
    assert.match(rows[1]!, /Caller Process ID: 1728 · Transited Services: - · Source Network Address: - · Source Port: -$/)
  })

  test('adds the entries that name an identity, each once', async () => {
    const { context } = await workspaceOf(LOGS, CLOCKS)
    const mail = context.snapshot.files.find(({ path }) => path.startsWith('SMTPSVC1'))!
    const { rows } = openViewIn(context, { ...CASE, identity: { uri: mail.uri, line: 4, character: 22 } })
    assert.equal(rows.filter(row => row.includes('10.1.5.77')).length, 2)
    assert.equal(rows.filter(row => row.includes('User1')).length, 4)
    const alone = openViewIn(context, { by: 'case', show: [], identity: { uri: mail.uri, line: 4, character: 22 } })
    assert.match(alone.rows[0]!, /^# Related entries, .* from 1 log$/)
    assert.equal(alone.shown, 2)
  })

  test('is none where there is nothing to show', async () => {
    const { context } = await workspaceOf({ 'SMTPSVC1/ex060912.log': MAIL })
    assert.equal(viewIn(context, CASE), undefined)
  })

  test('is cut at 5,000 entries and says so', async () => {
    const many = samLogon('17:05:13', 'User1', BAD_PASSWORD).repeat(5100)
    const { rows, shown, total } = await open(CASE, { 'netlogon.log': many, 'Security.txt': SECURITY })
    assert.deepEqual([shown, total], [5000, 5102])
    assert.equal(rows.at(-2), '… cut at 5,000 of 5,102 entries')
  })

  test('shows no password', async () => {
    const secret = event529({ time: '5:05:12 PM' }).replace('Transited Services:	-', 'Transited Services:	/password:Summer06')
    const { text } = await open(CASE, { 'Security.txt': secret })
    assert.doesNotMatch(text, /Summer06/)
    assert.match(text, /password:•••/)
  })
})

describe('in a timeline', () => {
  test('the hover of a value is the same as in its log', async () => {
    const view = await open()
    const pid = hover(view.context, view.placeOf('1728'))
    assert.match(JSON.stringify(pid?.contents), /inetinfo/)
    assert.equal(textAt(view, pid!.range as typeof everywhere), '1728')
    const code = hover(view.context, view.placeOf('0xC000006A'))
    assert.match(JSON.stringify(code?.contents), /It counts toward the lockout/)
    const user = JSON.stringify(hover(view.context, view.placeOf('User1 · Domain'))?.contents)
    assert.match(user, /4 entries share|3 entries share/)
    assert.match(user, /this file; nearest, 60 s later/)
  })

  test('every identity of an event in one row can be hovered', async () => {
    const view = await open()
    for (const value of ['EXCHSRV01 · Description', 'User1 · Domain', 'EXCHSRV01 · Caller', '1728 ·', 'EXCHSRV01$'])
      assert.notEqual(hover(view.context, view.placeOf(value)), null, value)
  })

  test('nothing stands under the tag of a row but its entry', async () => {
    const view = await open()
    const tag = { ...view.document, position: { line: 1, character: 4 } }
    assert.equal(hover(view.context, tag), null)
    assert.equal(entryAt(view.context, { uri: VIEW_URI, line: 1, character: 4 })?.path, 'Security.txt')
  })

  test('references and definition lead to the logs', async () => {
    const view = await open()
    const found = atOnce(references(view.context, view.placeOf('User1 from')))
    assert.deepEqual([...new Set(found.locations.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)))], ['Security.txt', 'netlogon.log'])
    assert.match(definition(view.context, view.placeOf('1728'))[0]?.uri ?? '', /tasklist/)
  })

  test('highlights show where all its rows name an identity', async () => {
    const view = await open()
    const found = atOnce(documentHighlight(view.context, view.placeOf('User1 from')))
    assert.deepEqual(
      [...new Set(found.map(({ range }) => range.start.line))].toSorted((a, b) => a - b),
      [1, 2, 3],
    )
    assert.ok(found.every(({ range }) => /User1/i.test(textAt(view, range))))
  })

  test('failures are marked, and can be gone through', async () => {
    const { context } = await open()
    assert.deepEqual(
      failures(context, { uri: VIEW_URI, startLine: 0, endLine: 10 })
        .toSorted((a, b) => a.start - b.start)
        .map(({ kind, start, end }) => [kind, start, end]),
      [
        ['bad-password', 1, 1],
        ['bad-password', 2, 2],
        ['lockout', 3, 3],
      ],
    )
    assert.equal(stepFailure(context, { uri: VIEW_URI, line: 1, direction: 'next' }), 2)
    assert.equal(stepFailure(context, { uri: VIEW_URI, line: 0, direction: 'previous' }), 3)
  })

  test('values have their colours, in order', async () => {
    const view = await open()
    const { data } = semanticTokensRange(view.context, { ...view.document, range: everywhere }, GOING_ON)
    const lines = data.filter((_, i) => i % 5 === 0)
    assert.ok(lines.every(delta => delta >= 0))
    assert.equal(
      lines.reduce((sum, delta) => sum + delta, 0),
      3,
    )
    assert.ok(data.every(value => value >= 0))
  })

  test('hints stand behind their values', async () => {
    const view = await open()
    const hints = inlayHints(view.context, { ...view.document, range: everywhere }, GOING_ON)
    const named = hints.find(({ label }) => label === 'STATUS_WRONG_PASSWORD')
    assert.ok(view.rows[named!.position.line]!.slice(0, named!.position.character).endsWith('0xC000006A'))
  })

  test('related entries and the call hierarchy are those of the log', async () => {
    const view = await open()
    const place = view.placeOf('User1 from').position
    const found = atOnce(related(view.context, { uri: VIEW_URI, ...place }))
    assert.ok(found?.entries.every(({ uri }) => uri !== VIEW_URI))
    assert.deepEqual(found?.place, { uri: 'file:///logs/netlogon.log', line: 1, character: NETLOGON.split('\r\n')[1]!.indexOf('User1') })
    const [root] = prepareCallHierarchy(view.context, view.placeOf('644 ')) ?? []
    assert.match(root?.uri ?? '', /Security\.txt$/)
    assert.ok(atOnce(incomingCalls(view.context, root!, investigator())).length > 0)
  })

  test('each row knows its place in its file, to the letter', async () => {
    const view = await open()
    const { line, character } = view.placeOf('1728').position
    const place = origin(view.context, { uri: VIEW_URI, line, character })!
    const row = SECURITY.split('\n')[place.line]!
    assert.equal(row, ' \tCaller Process ID:\t1728')
    assert.equal(row.slice(place.character - 1), '1728')
    assert.equal(origin(view.context, { uri: VIEW_URI, line: 0, character: 0 }), null)
  })

  test('the outline, the status and what folds answer', async () => {
    const view = await open()
    assert.equal(documentSymbols(view.context, view.document, GOING_ON).length, 3)
    assert.deepEqual(atOnce(foldingRanges(view.context, view.document)), [])
    const told = status(view.context, { uri: VIEW_URI })
    assert.deepEqual([told.language, told.entries, told.failures, told.lockouts], ['lockout-timeline', 3, 2, 1])
  })
})
