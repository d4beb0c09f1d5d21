import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hover } from './hover.ts'
import { BAD_PASSWORD, event529, processEvent, samLogon, SMTP_HEADING, smtpRow, SUCCESS, taskList } from './testing/logs.testing.ts'
import { type Drawing, type WorkspaceOptions, workspaceOf } from './testing/workspace.testing.ts'

/** What hovering the drawn cursor says, as a person reads it; '' for nothing. */
async function said(drawing: Drawing, options: WorkspaceOptions = {}): Promise<string> {
  const { context, cursor } = await workspaceOf(drawing, options)
  const found = hover(context, cursor)
  const text = found === null ? '' : (found.contents as { readonly value: string }).value
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

const PAIR = samLogon('10:12:34', 'User1', BAD_PASSWORD)
const TASKS = taskList([
  ['System', '4', 'N/A'],
  ['inetinfo.exe', '1728', 'IISADMIN, SMTPSVC'],
])
const EASTERN = { case: { clocks: [{ path: '**/*', zone: '-05:00', year: 2006 }] } }

describe('hovering', () => {
  test('a status says what it means and whether it counts toward the lockout', async () => {
    const text = await said({ 'netlogon.log': samLogon('10:12:34', 'User1', '0xC0¦00006A') })
    assert.match(text, /\*\*STATUS_WRONG_PASSWORD\*\*/)
    assert.match(text, /It counts toward the lockout\./)
  })

  test('an event ID says which event it is, and judges nothing', async () => {
    const text = await said({ 'DC01_Security.txt': event529({}).replace('529', '5¦29') })
    assert.match(text, /bad password/i)
    assert.doesNotMatch(text, /toward the lockout/)
  })

  test('a logon type is explained, and judges nothing', async () => {
    const text = await said({ 'DC01_Security.txt': event529({}).replace('Type:	3', 'Type:	¦3') })
    assert.match(text, /network/i)
    assert.doesNotMatch(text, /toward the lockout/)
  })

  test('a time says it in UTC, as written, and by which clock', async () => {
    const text = await said({ 'netlogon.log': samLogon('16:5¦6:31', 'User1', SUCCESS) }, EASTERN)
    assert.match(text, /`2006-09-12T21:56:31\.000Z` UTC, written as `09-12 16:56:31` \(UTC−5, configured\)/)
    assert.doesNotMatch(text, /Not stated/)
  })

  test('a time says what was assumed to get there', async () => {
    const text = await said({ 'netlogon.log': samLogon('16:5¦6:31', 'User1', SUCCESS) })
    assert.match(text, /Not stated in the file: zone and year\./)
  })

  test('a time that a wrong year puts beyond all dates is said to be none', async () => {
    for (const year of [275_760, 275_999, 1e9]) {
      const options = { case: { clocks: [{ path: '**/*', zone: '-05:00', year }] } }
      const text = await said({ 'netlogon.log': samLogon('16:5¦6:31', 'User1', SUCCESS) }, options)
      assert.match(text, /No instant can be made of this time\.|written as/, String(year))
    }
  })

  test('a user tells how many entries share it, in which files, and the nearest', async () => {
    const drawing = {
      'netlogon.log':
        samLogon('10:12:34', 'Us¦er1', BAD_PASSWORD) + samLogon('10:12:40', 'User2', SUCCESS) + samLogon('10:13:34', 'User1', BAD_PASSWORD),
      'DC02/netlogon.log': samLogon('10:12:36', 'USER1', BAD_PASSWORD) + samLogon('18:00:00', 'User1', SUCCESS),
    }
    const text = await said(drawing, EASTERN)
    assert.match(text, /4 entries share `CONTOSO\\User1`/)
    assert.match(text, /- 2 in this file; nearest, 60 s later: \[line 3\]\(file:\/\/\/logs\/netlogon\.log#L3\)/)
    assert.match(text, /- 2 in DC02\/netlogon\.log; nearest, 2 s later: \[line 1\]/)
  })

  test('a user nobody else names is said to be alone', async () => {
    assert.match(await said({ 'netlogon.log': samLogon('10:12:34', 'Us¦er1', BAD_PASSWORD) }), /No other entry names `CONTOSO\\User1`/)
  })

  test('a machine account is told from a person', async () => {
    assert.match(await said({ 'netlogon.log': samLogon('10:12:34', 'DC0¦2$', BAD_PASSWORD) }), /A machine account, not a person/)
  })

  test('a label, a blank line and the end of a long line say nothing', async () => {
    assert.equal(await said({ 'netlogon.log': PAIR.replace('logon of', 'logon ¦of') }), '')
    assert.equal(await said({ 'netlogon.log': `${PAIR}¦\r\n${PAIR}` }), '')
  })

  test('the last value of a line answers, and a place beyond the line’s end does not answer for the next line', async () => {
    assert.match(await said({ 'netlogon.log': PAIR.replace('\r\n', '¦\r\n') }), /STATUS_WRONG_PASSWORD/)
    const { context, cursor } = await workspaceOf({ 'netlogon.log': `¦${PAIR}${PAIR}` })
    const far = hover(context, { ...cursor, position: { line: 0, character: 10_000 } })
    assert.equal(far?.range?.start.line, 0)
  })

  test('names keep their places beside letters of other alphabets, in every encoding', async () => {
    const text = samLogon('10:12:34', 'Jörg😀', BAD_PASSWORD, 'W¦KS01') + PAIR
    const utf16 = (plain: string): Uint8Array => Buffer.from(`\uFEFF${plain}`, 'utf16le')
    const bom = (plain: string): Uint8Array => new TextEncoder().encode(`\uFEFF${plain}`)
    for (const encode of [utf16, bom, undefined])
      assert.match(await said({ 'netlogon.log': text }, encode === undefined ? {} : { encode }), /2 entries share `WKS01`/)
  })
})

describe('hovering a process ID', () => {
  const blocks = (pid: string): string => event529({ pid })

  test('names the program of the machine that wrote the entry, and its services', async () => {
    const text = await said({
      'Security.txt': blocks('17¦28'),
      'tasklist_svc_EXCHSRV01.txt': TASKS,
      'tasklist_svc_WEB01.txt': taskList([['notepad.exe', '1728', 'N/A']]),
    })
    assert.match(text, /\*\*inetinfo\.exe\*\* on EXCHSRV01, listed in a snapshot \(\[tasklist_svc_EXCHSRV01\.txt\]/)
    assert.match(text, /Services in it: `IISADMIN, SMTPSVC`/)
  })

  test('says what is missing where no list of that machine is open', async () => {
    assert.match(await said({ 'Security.txt': blocks('17¦28') }), /PID 1728 on EXCHSRV01: no process list/)
  })

  const events = {
    'Security.txt':
      processEvent(592, '4:00:00 PM', '1728', 'old.exe') +
      processEvent(593, '4:30:00 PM', '1728', 'old.exe') +
      processEvent(592, '5:00:00 PM', '1728', 'inetinfo.exe'),
  }

  test('names the program that was started last before the entry', async () => {
    const text = await said({ 'Security.txt': events['Security.txt'] + event529({ time: '5:05:12 PM', pid: '17¦28' }) })
    assert.match(text, /\*\*inetinfo\.exe\*\* on EXCHSRV01, started before this entry/)
  })

  test('does so in an export with the newest first, too', async () => {
    const newestFirst =
      event529({ time: '5:05:12 PM', pid: '17¦28' }) +
      processEvent(592, '5:00:00 PM', '1728', 'inetinfo.exe') +
      processEvent(593, '4:30:00 PM', '1728', 'old.exe') +
      processEvent(592, '4:00:00 PM', '1728', 'old.exe')
    assert.match(await said({ 'Security.txt': newestFirst }), /\*\*inetinfo\.exe\*\*/)
  })

  test('names nothing between the end of one program and the start of the next', async () => {
    const text = await said({ 'Security.txt': events['Security.txt'] + event529({ time: '4:45:00 PM', pid: '17¦28' }) })
    assert.match(text, /no process list/)
  })

  test('of a list of an unknown machine shares nothing with another such list', async () => {
    const text = await said({
      'before.txt': taskList([
        ['System', '4', 'N/A'],
        ['inetinfo.exe', '¦1728', 'SMTPSVC'],
      ]),
      'after.txt': taskList([
        ['System', '4', 'N/A'],
        ['notepad.exe', '1728', 'N/A'],
      ]),
    })
    assert.match(text, /\*\*inetinfo\.exe\*\* on an unknown machine/)
    assert.match(text, /No other entry names `PID 1728`/)
  })
})

describe('hovering hostile text', () => {
  test('shows it as it is and lets it do nothing', async () => {
    const { context, cursor } = await workspaceOf({ 'netlogon.log': samLogon('10:12:34', '[x](co¦mmand:evil)<img>`y`', BAD_PASSWORD) })
    const found = hover(context, cursor)
    assert.ok(found !== null)
    const { value } = found.contents as { readonly value: string }
    const outsideCode = value.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
    assert.doesNotMatch(outsideCode, /command:|<img|\]\(command/)
  })

  test('does not show a password in a query', async () => {
    const row = smtpRow('21:54:27', '10.1.5.30', 'PC1').replace('EHLO - +PC1', 'EHLO - us¦er=User1&password=Secret123')
    const text = await said({ 'SMTPSVC1/ex060912.log': SMTP_HEADING + row })
    assert.doesNotMatch(text, /Secret123/)
  })

  test('a PID from a list says how far the list is from the entry, where its file was saved within a day', async () => {
    const drawing = { 'DC01_Security.txt': event529({ pid: '17¦28' }), 'tasklist_EXCHSRV01.txt': TASKS }
    const at = Date.UTC(2006, 8, 12, 22, 11, 12)
    assert.match(await said(drawing, { ...EASTERN, modified: at }), /Likely: the list was saved 6 min later than this entry\./)
    assert.doesNotMatch(await said(drawing, { ...EASTERN, modified: at + 48 * 3_600_000 }), /Likely/)
  })

  test('cuts what nobody reads', async () => {
    const text = await said({ 'netlogon.log': samLogon('10:12:34', `¦${'x'.repeat(50_000)}`, BAD_PASSWORD) })
    assert.ok(text.length < 3000, `${text.length} characters`)
  })
})
