import { closeSync, linkSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import * as requests from '../../shared/requests.ts'
import { positionOf, type RunningServer, startServer } from '../lsp/server.ts'
import { benchFolder, benchInput } from './inputs.ts'

/** How long one kind of request takes, and how long it keeps others waiting. Milliseconds. */
export interface Answered {
  readonly name: string
  /** The median of some. */
  readonly takes: number
  /** The longest that a request which asks for nothing waited meanwhile. */
  readonly keepsWaiting: number
}

/** What is asked of the built server over some millions of entries. */
export interface Answers {
  readonly entries: number
  /** A request that asks for nothing, there and back. Milliseconds. */
  readonly nothing: number
  readonly answered: readonly Answered[]
}

/** Asks the built server every kind of question about a web log of so many bytes with a Netlogon and a Security log beside it. */
export async function measureAnswers(bytes: number): Promise<Answers> {
  const folder = path.join(benchFolder(), 'answers')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const inputs = {
    'u_ex260303.log': benchInput('iis-w3c', bytes),
    'netlogon.log': benchInput('netlogon'),
    'Security.txt': benchInput('security-text'),
  }
  for (const [name, input] of Object.entries(inputs)) linkSync(input, path.join(folder, name))
  const server = await startServer(folder)
  try {
    const nothing = median(await repeated(200, () => server.connection.sendRequest(requests.GET_CASE)))
    const answered: Answered[] = []
    for (const [name, ask] of questions(server, folder)) answered.push({ name, ...(await timed(server, ask)) })
    return { entries: await entriesIn(server, Object.keys(inputs)), nothing, answered }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Ask = () => Promise<unknown>

function questions(server: RunningServer, folder: string): readonly (readonly [string, Ask])[] {
  const { connection } = server
  const uriOf = (name: string): string => server.uriOf(name)
  const web = uriOf('u_ex260303.log')
  const address = busiestAddress(path.join(folder, 'u_ex260303.log'))
  const document = { textDocument: { uri: web } }
  const here = { ...document, position: { line: address.line, character: address.character + 1 } }
  const place = { uri: web, line: address.line, character: address.character + 1 }
  const range = { start: { line: 1_000_000, character: 0 }, end: { line: 1_000_060, character: 0 } }
  const netlogon = uriOf('netlogon.log')
  const request =
    (method: string, params: object): Ask =>
    () =>
      connection.sendRequest(method, params)
  const view = (wish: requests.ViewWish): Ask =>
    request(requests.VIEW, { uri: `${requests.VIEW_SCHEME}:/view?${encodeURIComponent(JSON.stringify(wish))}` })
  return [
    ['hover', request('textDocument/hover', here)],
    ['definition', request('textDocument/definition', here)],
    ['references, busiest address', request('textDocument/references', { ...here, context: { includeDeclaration: true } })],
    ['highlights', request('textDocument/documentHighlight', here)],
    ['colours of 60 lines', request('textDocument/semanticTokens/range', { ...document, range })],
    ['hints of 60 lines', request('textDocument/inlayHint', { ...document, range })],
    ['failures of 180 lines', request(requests.FAILURES, { uri: web, startLine: 1_000_000, endLine: 1_000_180 })],
    ['overview ruler', request(requests.RULER, { uri: web })],
    ['next failure', request(requests.STEP_FAILURE, { uri: web, line: 1_000_000, direction: 'next' })],
    ['outline', request('textDocument/documentSymbol', document)],
    ['folding', request('textDocument/foldingRange', document)],
    ['workspace symbols, part of an address', request('workspace/symbol', { query: '10.40' })],
    ['workspace symbols, a code', request('workspace/symbol', { query: '4625' })],
    ['related entries', request(requests.RELATED, place)],
    ['group by: refused sign-ins by account', request(requests.USERS, {})],
    ['status', request(requests.STATUS, { uri: web })],
    ['next hop', request(requests.FOLLOW, { uri: netlogon, line: 500, character: 0, toward: 'client' })],
    ['slice: failures', view({ by: 'failures', of: web })],
    ['slice: an hour', view({ by: 'time', of: web, from: new Date(NOON).toISOString(), to: new Date(NOON + 3_600_000).toISOString() })],
    ['slice: the busiest address', view({ by: 'identity', of: web, line: place.line, character: place.character })],
    ['timeline of the case', view({ by: 'case', show: ['attempts', 'lockouts', 'sessions'] })],
    ['timeline of the busiest address', view({ by: 'case', show: [], identity: place })],
    ['investigation', request(requests.INVESTIGATE, {})],
  ]
}

const NOON = Date.UTC(2026, 2, 3, 12)
/** Bytes in which the busiest address is looked for. */
const SAMPLE = 8 << 20

/** The address that most rows name as their client, and where it stands first. */
function busiestAddress(name: string): { readonly line: number; readonly character: number } {
  const file = openSync(name, 'r')
  const sample = Buffer.alloc(SAMPLE)
  const text = sample.subarray(0, readSync(file, sample, 0, SAMPLE, 0)).toString('latin1')
  closeSync(file)
  const counts = new Map<string, number>()
  for (const row of text.split('\r\n')) {
    const [client] = row.startsWith('#') ? [] : row.split(' ').slice(8)
    if (client !== undefined) counts.set(client, (counts.get(client) ?? 0) + 1)
  }
  const [busiest] = [...counts].toSorted((a, b) => b[1] - a[1])
  return positionOf(text, ` ${busiest?.[0] ?? ''} `)
}

async function entriesIn(server: RunningServer, names: readonly string[]): Promise<number> {
  const all = await Promise.all(
    names.map(name => server.connection.sendRequest<requests.DocumentStatus>(requests.STATUS, { uri: server.uriOf(name) })),
  )
  return all.reduce((sum, { entries }) => sum + entries, 0)
}

/** Times a question, and lets requests that ask for nothing come between. */
async function timed({ connection }: RunningServer, ask: Ask): Promise<Omit<Answered, 'name'>> {
  const [first = 0, ...more] = await repeated(1, ask)
  const takes = median([...more, ...(await repeated(first > 1000 ? 1 : 7, ask))])
  const asked = { goesOn: true }
  const answer = ask().finally(() => {
    asked.goesOn = false
  })
  let keepsWaiting = 0
  while (asked.goesOn) {
    const [waited = 0] = await repeated(1, () => connection.sendRequest(requests.GET_CASE))
    keepsWaiting = Math.max(keepsWaiting, waited)
  }
  await answer
  return { takes, keepsWaiting }
}

async function repeated(times: number, ask: Ask): Promise<readonly number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await ask()
    took.push(performance.now() - start)
  }
  return took
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
