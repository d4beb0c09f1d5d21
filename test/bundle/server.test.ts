import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DocumentSymbol, Hover, Location, SelectionRange, SymbolInformation } from 'vscode-languageserver-protocol'
import * as requests from '../../shared/requests.ts'
import { positionOf, type RunningServer, startServer } from '../lsp/server.ts'

/** The founding case through the built server, as an editor asks. */
describe('the built server on the founding case', () => {
  let server: RunningServer
  let security = ''
  let mail = ''
  const SECURITY = 'DC01_Security.txt'
  const MAIL = 'SMTPSVC1/ex060912.log'

  const ask = <T>(method: string, params: object): Promise<T> => server.connection.sendRequest<T>(method, params)
  const at = (name: string, text: string, wanted: string, fromLine = 0) => {
    const position = positionOf(text, wanted, fromLine)
    return { textDocument: { uri: server.uriOf(name) }, position: { line: position.line, character: position.character + 1 } }
  }
  const hoverOf = async (name: string, text: string, wanted: string, fromLine = 0): Promise<string> => {
    const hover = await ask<Hover | null>('textDocument/hover', at(name, text, wanted, fromLine))
    return hover === null ? '' : (hover.contents as { value: string }).value
  }
  /** The line that gives the reason of the first wrong password of the two hours; the account and the process follow it. */
  const firstFailure = (): number => positionOf(security, 'Unknown user name or bad password', positionOf(security, '4:55:12 PM').line).line

  before(async () => {
    server = await startServer()
    security = await server.open(SECURITY)
    mail = await server.open(MAIL)
  })
  after(() => server.stop())

  test('says what it can do', () => {
    assert.equal(server.capabilities.hoverProvider, true)
    assert.deepEqual(server.capabilities.semanticTokensProvider?.range, true)
  })

  test('recognises each file and counts its failures', async () => {
    const status = (name: string) => ask<requests.DocumentStatus>(requests.STATUS, { uri: server.uriOf(name) })
    assert.deepEqual(
      await Promise.all(
        [SECURITY, 'netlogon.log', MAIL, 'W3SVC1/ex060912.log', 'tasklist_svc_EXCHSRV01.txt'].map(
          async name => (await status(name)).language,
        ),
      ),
      ['lockout-security-text', 'lockout-netlogon', 'lockout-iis-smtp', 'lockout-iis-w3c', 'lockout-tasklist'],
    )
    const read = await status(SECURITY)
    assert.equal(read.lockouts, 3)
    assert.ok(read.failures >= 240, `${read.failures} failures`)
  })

  test('colours fields in a range, failures apart', async () => {
    const line = firstFailure()
    const range = { start: { line, character: 0 }, end: { line: line + 60, character: 0 } }
    const { data } = await ask<{ data: number[] }>('textDocument/semanticTokens/range', {
      textDocument: { uri: server.uriOf(SECURITY) },
      range,
    })
    assert.ok(data.length >= 50 * 5, `${data.length / 5} tokens`)
    assert.ok(
      data.some((value, i) => i % 5 === 4 && value === 1),
      'some carry the modifier for failures',
    )
  })

  test('marks whole failed entries among visible lines', async () => {
    const line = firstFailure()
    const marks = await ask<requests.FailureMark[]>(requests.FAILURES, {
      uri: server.uriOf(SECURITY),
      startLine: line,
      endLine: line + 200,
    })
    assert.ok(marks.some(({ kind }) => kind === 'bad-password'))
    for (const { start, end } of marks) assert.ok(end > start && end - start < 60)
  })

  test('hover on the caller process names the program and its services', async () => {
    const text = await hoverOf(SECURITY, security, '1728', firstFailure())
    assert.match(text, /inetinfo/)
    assert.match(text, /SMTPSVC/)
    assert.match(text, /EXCHSRV01/)
  })

  test('hover on the event id says what it means', async () => {
    assert.match(await hoverOf(SECURITY, security, '529', firstFailure() - 12), /password/i)
  })

  test('hover on a time gives UTC and how the zone is known', async () => {
    const time = await hoverOf(SECURITY, security, ':12 PM', firstFailure() - 12)
    assert.match(time, /2006-09-12T2/)
  })

  test('definition of a PID is the row of the process list', async () => {
    const found = await ask<Location[]>('textDocument/definition', at(SECURITY, security, '1728', firstFailure()))
    assert.equal(found[0]?.uri, server.uriOf('tasklist_svc_EXCHSRV01.txt'))
  })

  test('references of the user reach across the logs in time order', async () => {
    const found = await ask<Location[]>('textDocument/references', {
      ...at(SECURITY, security, 'User1', firstFailure()),
      context: { includeDeclaration: true },
    })
    const files = new Set(found.map(({ uri }) => uri))
    assert.ok(files.has(server.uriOf(SECURITY)) && files.has(server.uriOf('netlogon.log')))
    assert.ok(found.length >= 300, `${found.length} places`)
  })

  test('references of the client address list its mail sessions and where else it is named', async () => {
    const found = await ask<Location[]>('textDocument/references', {
      ...at(MAIL, mail, '10.1.5.77'),
      context: { includeDeclaration: true },
    })
    const files = new Set(found.map(({ uri }) => uri))
    assert.ok(found.length >= 230, `${found.length} places`)
    assert.ok(files.has(server.uriOf('netlogon.log')), 'NO_CLIENT_SITE names the address too')
    const lines = mail.split('\r\n')
    const inMail = found.filter(({ uri }) => uri === server.uriOf(MAIL))
    for (const { range } of inMail) assert.equal(lines[range.start.line]!.slice(range.start.character, range.end.character), '10.1.5.77')
  })

  test('highlights, outline, folding, selection and symbols answer', async () => {
    const document = { textDocument: { uri: server.uriOf(SECURITY) } }
    const highlights = await ask<unknown[]>('textDocument/documentHighlight', at(SECURITY, security, 'User1', firstFailure()))
    assert.ok(highlights.length > 100)
    const outline = await ask<DocumentSymbol[]>('textDocument/documentSymbol', document)
    assert.ok(outline.some(({ name }) => name.includes('529')))
    assert.ok((await ask<unknown[]>('textDocument/foldingRange', document)).length > 500)
    const position = at(SECURITY, security, 'User1', firstFailure()).position
    const [selection] = await ask<SelectionRange[]>('textDocument/selectionRange', { ...document, positions: [position] })
    assert.equal(selection?.range.end.character, selection!.range.start.character + 'User1'.length)
    assert.notEqual(selection?.parent, undefined)
    const symbols = await ask<SymbolInformation[]>('workspace/symbol', { query: '10.1.5.77' })
    assert.ok(symbols.some(({ location }) => location.uri === server.uriOf(MAIL)))
  })

  test('the next failure is found from any line, and around the end', async () => {
    const step = (line: number, direction: 'next' | 'previous') =>
      ask<number | null>(requests.STEP_FAILURE, { uri: server.uriOf(SECURITY), line, direction })
    const next = await step(0, 'next')
    assert.ok(next !== null && next > 0)
    assert.ok((await step(0, 'previous'))! > next)
    assert.equal(await ask(requests.STEP_FAILURE, { uri: server.uriOf('tasklist_svc_EXCHSRV01.txt'), line: 0, direction: 'next' }), null)
  })

  test('problems are findings: tens, not thousands', async () => {
    await new Promise(resolve => setTimeout(resolve, 400))
    const found = server.diagnostics.get(server.uriOf(SECURITY)) ?? []
    assert.equal(found.filter(({ code }) => code === 'lockout').length, 3)
    assert.ok(found.some(({ code }) => code === 'burst'))
    assert.ok(found.length < 50)
  })

  test('the investigation names the culprit, and a changed document changes it', async () => {
    const caseFile = await import('../../samples/exchange-lockout/founding-case.lockout-case.json', { with: { type: 'json' } })
    await ask(requests.SET_CASE, { case: caseFile.default })
    const named = await ask<requests.InvestigateResult>(requests.INVESTIGATE, {})
    assert.equal(named.investigation.subject.user.toLowerCase(), 'user1')
    assert.equal(named.investigation.culprits[0]?.value, '10.1.5.77')
    assert.equal(named.investigation.culprits[0]?.confidence, 'near certain')
    const without = mail
      .split('\r\n')
      .filter(line => !line.includes(' 10.1.5.77 '))
      .join('\r\n')
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: server.uriOf(MAIL), version: 2 },
      contentChanges: [{ text: without }],
    })
    await new Promise(resolve => setTimeout(resolve, 600))
    const unnamed = await ask<requests.InvestigateResult>(requests.INVESTIGATE, {})
    assert.deepEqual(
      unnamed.investigation.culprits.filter(({ confidence }) => confidence !== 'possible'),
      [],
    )
  })

  test('a request about a document that is no log is answered with nothing', async () => {
    const params = { textDocument: { uri: 'file:///nowhere.txt' }, position: { line: 0, character: 0 } }
    assert.equal(await ask('textDocument/hover', params), null)
    assert.deepEqual(await ask('textDocument/definition', params), [])
    const status = await ask<requests.DocumentStatus>(requests.STATUS, { uri: 'file:///nowhere.txt' })
    assert.equal(status.language, null)
  })
})
