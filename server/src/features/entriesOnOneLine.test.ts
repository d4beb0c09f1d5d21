import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { columnOf, entryAt } from '../evidence/places.ts'
import { hover } from './hover.ts'
import { selectionRanges } from './selectionRanges.ts'
import { semanticTokensRange } from './semanticTokens.ts'
import { GOING_ON, workspaceOf } from './testing/workspace.testing.ts'

const event = (user: string): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4776</EventID>` +
  `<TimeCreated SystemTime='2026-03-04T10:02:11Z'/><Computer>DC01</Computer></System><EventData><Data Name='TargetUserName'>${user}</Data>` +
  `<Data Name='Workstation'>WS042</Data><Data Name='Status'>0xc000006a</Data></EventData></Event>`
/** As Event Viewer saves a log: everything on the second line. */
const saved = (...users: readonly string[]): string => `<?xml version="1.0"?>\r\n<Events>${users.map(event).join('')}</Events>`
const object = (user: string): string =>
  `{"EventID":4776,"SourceName":"Microsoft-Windows-Security-Auditing","Hostname":"DC01","@timestamp":"2026-03-04T10:02:11Z","TargetUserName":"${user}","Status":"0xc000006a"}`

describe('entries that share a line', () => {
  test('are told apart by the column of the cursor', async () => {
    for (const [user, drawn] of [
      ['Müller😀', saved('M¦üller😀', 'User2', 'User3')],
      ['User2', saved('Müller😀', 'U¦ser2', 'User3')],
      ['User3', saved('Müller😀', 'User2', 'User¦3')],
    ] as const) {
      const { context, cursor, textOf } = await workspaceOf({ 'Security.xml': drawn })
      assert.equal(textOf('Security.xml', hover(context, cursor)!.range!), user)
    }
  })

  test('have their values where the text has them', async () => {
    const { context, cursor, textOf } = await workspaceOf({ 'a.json': `[${object('User1')},${object('U¦ser2')}]` })
    assert.equal(textOf('a.json', hover(context, cursor)!.range!), 'User2')
  })

  test('are selected each for itself', async () => {
    const { context, cursor, textOf } = await workspaceOf({ 'a.json': `[${object('User1')},${object('U¦ser2')}]` })
    const [chosen] = selectionRanges(context, { textDocument: cursor.textDocument, positions: [cursor.position] })
    let outermost = chosen
    while (outermost?.parent !== undefined) outermost = outermost.parent
    assert.equal(textOf('a.json', outermost!.range), object('User2'))
  })

  test('are all coloured, one behind the other', async () => {
    const text = saved('User1', 'User2')
    const { context, document } = await workspaceOf({ 'Security.xml': text })
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }
    const { data } = semanticTokensRange(context, { ...document('Security.xml'), range }, GOING_ON)
    const line = text.split('\r\n')[1]!
    let character = 0
    const words = Array.from({ length: data.length / 5 }, (_, i) => {
      character += data[i * 5 + 1]!
      return line.slice(character, character + data[i * 5 + 2]!)
    })
    assert.deepEqual(
      words.filter(word => word.startsWith('User')),
      ['User1', 'User2'],
    )
  })

  test('have their values behind the name of the file that a search put before each row', async () => {
    const row = (line: number, ip: string): string => `C:\\Logs\\ex26.log:${line}:2026-03-03 06:00:01 ${ip} GET /owa/ 401 1326`
    const heading = '#Fields: date time c-ip cs-method cs-uri-stem sc-status sc-win32-status'
    const { context, cursor, textOf } = await workspaceOf({
      'found.txt': `C:\\Logs\\ex26.log:4:${heading}\r\n${row(9, '10.1.5.77')}\r\n${row(12, '10.1.5.¦78')}\r\n`,
    })
    assert.equal(textOf('found.txt', hover(context, cursor)!.range!), '10.1.5.78')
  })

  test('have columns that do not depend on the order of asking, with a byte order mark too', async () => {
    for (const mark of ['', '\uFEFF']) {
      const { file } = await workspaceOf({ 'a.json': `${mark}[${object('Ü1')},${object('Ü2')},${object('Ü3')}]` })
      const log = file('a.json')
      const length = object('Ü1').length + 1
      assert.deepEqual(
        [2, 0, 1, 2].map(entry => columnOf(log, entry)),
        [2, 0, 1, 2].map(entry => 1 + entry * length),
      )
      for (const entry of [2, 0, 1]) assert.equal(entryAt(log, { line: 0, character: 1 + entry * length }), entry)
      assert.equal(entryAt(log, { line: 0, character: 0 }), undefined)
    }
  })
})

test('a value with escapes is shown and linked as what it says', async () => {
  const { context, cursor, textOf } = await workspaceOf({ 'a.json': object('CONTOSO\\\\Us¦er1') })
  const found = hover(context, cursor)
  assert.ok(JSON.stringify(found).includes('CONTOSO'))
  assert.equal(textOf('a.json', found!.range!), 'CONTOSO\\\\User1')
})
