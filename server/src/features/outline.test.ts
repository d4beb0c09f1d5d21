import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import { SymbolKind } from 'vscode-languageserver'
import { foldingRanges } from './foldingRanges.ts'
import { selectionRanges } from './selectionRanges.ts'
import { semanticTokensRange, TOKEN_MODIFIERS, TOKEN_TYPES } from './semanticTokens.ts'
import { documentSymbols } from './symbols.ts'
import { BAD_PASSWORD, event529, event644, samLogon, SMTP_HEADING, smtpRow, SUCCESS } from './testing/logs.testing.ts'
import { CANCELLED, GOING_ON, type Workspace, type WorkspaceOptions, workspaceOf } from './testing/workspace.testing.ts'
import { workspaceSymbols } from './workspaceSymbols.ts'

const CRLF = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n')

describe('colours', () => {
  /** The coloured stretches of some lines, as `type[.modifier] text`. */
  function coloured({ context, document, textOf }: Workspace, path: string, first = 0, last = 1000): readonly string[] {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } }
    const { data } = semanticTokensRange(context, { ...document(path), range }, GOING_ON)
    const tokens: string[] = []
    let line = 0
    let character = 0
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5)
      assert.ok(down >= 0 && right >= 0 && length > 0, 'places go forwards')
      character = down === 0 ? character + right : right
      line += down
      const names = TOKEN_MODIFIERS.filter((_, bit) => (modifiers & (1 << bit)) !== 0).map(name => `.${name}`)
      tokens.push(
        `${TOKEN_TYPES[type]}${names.join('')} ${textOf(path, { start: { line, character }, end: { line, character: character + length } })}`,
      )
    }
    return tokens
  }

  test('tell what each value is, failures apart', async () => {
    const log = samLogon('10:12:34', 'User1', BAD_PASSWORD) + samLogon('10:12:35', 'Jörg', SUCCESS)
    const tokens = coloured(await workspaceOf({ 'netlogon.log': log }), 'netlogon.log')
    for (const wanted of [
      'user.failure User1',
      'host.failure WKS01',
      `code.failure ${BAD_PASSWORD}`,
      'user Jörg',
      'time 10:12:35',
      'word SamLogon',
    ])
      assert.ok(tokens.includes(wanted), `${wanted} in ${tokens.join(', ')}`)
  })

  test('of a lockout are a lockout’s', async () => {
    const tokens = coloured(await workspaceOf({ 'Security.txt': event644({}) }), 'Security.txt')
    assert.ok(tokens.includes('user.lockout User1'), tokens.join(', '))
  })

  for (const [name, options] of [
    ['line ends of Windows', { encode: text => new TextEncoder().encode(CRLF(text)) }],
    ['UTF-16', { encode: text => Buffer.from(`\uFEFF${text}`, 'utf16le') }],
    ['a byte order mark', { encode: text => new TextEncoder().encode(`\uFEFF${text}`) }],
  ] as const satisfies readonly (readonly [string, WorkspaceOptions])[])
    test(`are the same with ${name}`, async () => {
      const drawing = { 'Security.txt': event529({}) + event644({}) }
      assert.deepEqual(coloured(await workspaceOf(drawing, options), 'Security.txt'), coloured(await workspaceOf(drawing), 'Security.txt'))
    })

  test('are those of the lines that were asked for, however an entry lies across them', async () => {
    const workspace = await workspaceOf({ 'Security.txt': event529({}) + event529({ user: 'User2' }) })
    const all = coloured(workspace, 'Security.txt')
    assert.deepEqual([...coloured(workspace, 'Security.txt', 0, 12), ...coloured(workspace, 'Security.txt', 13, 1000)], all)
    assert.deepEqual(
      coloured(workspace, 'Security.txt', 11, 11).map(token => token.split(' ')[1]),
      ['User', 'User1'],
    )
  })

  test('are none of a document that is no log, or when nobody waits', async () => {
    const { context, document } = await workspaceOf({ 'netlogon.log': samLogon('10:12:34', 'User1', SUCCESS) })
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
    assert.deepEqual(semanticTokensRange(context, { ...document('other.txt'), range }, GOING_ON).data, [])
    assert.deepEqual(semanticTokensRange(context, { ...document('netlogon.log'), range }, CANCELLED).data, [])
  })
})

describe('folding', () => {
  /** What folds, as the first line of each stretch and how many lines it has. */
  async function folds(path: string, text: string): Promise<readonly string[]> {
    const { context, document } = await workspaceOf({ [path]: text })
    const lines = text.split(/\r?\n/)
    return atOnce(foldingRanges(context, document(path))).map(
      ({ startLine, endLine }) => `${lines[startLine]?.trim()} +${endLine - startLine}`,
    )
  }

  test('is by record', async () => {
    const [first, second] = (await folds('Security.txt', event529({}) + event644({}))).filter(fold => fold.startsWith('Event Type'))
    assert.match(first ?? '', /^Event Type:	Failure Audit \+(23|24)$/)
    assert.match(second ?? '', /^Event Type:	Success Audit \+(14|15)$/)
  })

  test('is the same with line ends of Windows', async () => {
    const text = event529({}) + event644({})
    assert.deepEqual(await folds('Security.txt', CRLF(text)), await folds('Security.txt', text))
  })

  test('has nothing to fold in logs of one line an entry', async () => {
    assert.deepEqual(await folds('netlogon.log', samLogon('10:12:34', 'User1', SUCCESS).repeat(30)), [])
  })
})

describe('selection', () => {
  test('grows from the value to the record', async () => {
    const { context, cursor, textOf } = await workspaceOf({ 'netlogon.log': samLogon('10:12:34', 'Us¦er1', SUCCESS) })
    const [innermost] = selectionRanges(context, { ...cursor, positions: [cursor.position] })
    const texts: string[] = []
    for (let one = innermost; one !== undefined; one = one.parent) texts.push(textOf('netlogon.log', one.range))
    assert.equal(texts[0], 'User1')
    for (const [n, text] of texts.entries()) if (n > 0) assert.ok(text.includes(texts[n - 1] ?? ''), `${text} holds ${texts[n - 1]}`)
    assert.match(texts.at(-1) ?? '', /^09\/12 .+ Returns 0x0/)
  })

  test('has an answer for every cursor, outside of entries too', async () => {
    const { context, document } = await workspaceOf({ 'netlogon.log': `\r\n${samLogon('10:12:34', 'User1', SUCCESS)}` })
    const positions = [
      { line: 0, character: 0 },
      { line: 1, character: 3 },
      { line: 99, character: 0 },
    ]
    assert.equal(selectionRanges(context, { ...document('netlogon.log'), positions }).length, 3)
    assert.equal(selectionRanges(context, { ...document('other.txt'), positions }).length, 3)
  })
})

describe('the outline', () => {
  test('names every entry of a small file, failures apart', async () => {
    const log = samLogon('10:12:34', 'User1', BAD_PASSWORD) + samLogon('10:12:35', 'User2', SUCCESS)
    const { context, document } = await workspaceOf({ 'netlogon.log': log })
    const symbols = documentSymbols(context, document('netlogon.log'), GOING_ON)
    assert.deepEqual(
      symbols.map(({ name, kind }) => [name, kind === SymbolKind.Event]),
      [
        ['SamLogon wrong password CONTOSO\\User1', true],
        ['SamLogon logon CONTOSO\\User2', false],
      ],
    )
  })

  test('of a large file names its failures', async () => {
    const log = Array.from({ length: 6000 }, (_, n) => samLogon('10:12:34', 'User1', n % 1000 === 7 ? BAD_PASSWORD : SUCCESS))
    const { context, document } = await workspaceOf({ 'netlogon.log': log.join('') })
    assert.deepEqual(
      documentSymbols(context, document('netlogon.log'), GOING_ON).map(({ range }) => range.start.line),
      [7, 1007, 2007, 3007, 4007, 5007],
    )
    assert.deepEqual(documentSymbols(context, document('netlogon.log'), CANCELLED), [])
  })

  test('gives each entry its lines, to the line after its last', async () => {
    const { context, document } = await workspaceOf({ 'Security.txt': event529({}) + event644({}) })
    const [first, second] = documentSymbols(context, document('Security.txt'), GOING_ON)
    assert.ok(first && second && first.range.end.line <= second.range.start.line)
  })
})

describe('workspace symbols', () => {
  const drawing = {
    'netlogon.log':
      samLogon('10:12:34', 'User1', BAD_PASSWORD) +
      samLogon('10:12:35', 'User1', SUCCESS).replaceAll('CONTOSO', 'FABRIKAM') +
      samLogon('10:12:36', 'USER1', SUCCESS),
    'Security.txt': event529({}),
    'SMTPSVC1/ex060912.log': SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1'),
  }
  const found = async (query: string): Promise<readonly string[]> => {
    const { context } = await workspaceOf(drawing)
    return workspaceSymbols(context, { query }, GOING_ON).map(
      ({ name, containerName, location }) => `${name} ${containerName}:${location.range.start.line + 1}`,
    )
  }

  test('find an account in every file, once for each domain, at its first entry', async () => {
    assert.deepEqual(
      (await found('user1')).filter(symbol => !symbol.includes('Security')),
      ['CONTOSO\\User1 netlogon.log:1', 'FABRIKAM\\User1 netlogon.log:2'],
    )
  })

  test('find an address, a PID, an event and a logon session', async () => {
    assert.deepEqual(await found('10.1.5.7'), ['10.1.5.77 SMTPSVC1/ex060912.log:5'])
    assert.deepEqual(await found(' 1728 '), ['PID 1728 on EXCHSRV01 Security.txt:1'])
    assert.deepEqual(await found('529'), ['529 wrong password CONTOSO\\User1 Security.txt:1'])
  })

  test('find nothing for nothing, and nothing when nobody waits', async () => {
    assert.deepEqual(await found('  '), [])
    const { context } = await workspaceOf(drawing)
    assert.deepEqual(workspaceSymbols(context, { query: 'user1' }, CANCELLED), [])
  })

  test('find a logon session by its number', async () => {
    const { context } = await workspaceOf({ 'Security.txt': event529({}) + event529({}).replace('0x3E7)', '0x51AA2)') })
    const names = workspaceSymbols(context, { query: '0x51aa2' }, GOING_ON).map(({ name }) => name)
    assert.ok(names.length <= 1, names.join())
  })
})
