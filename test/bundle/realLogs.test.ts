// Real logs, through the built programs: the command line and the server say of each what its manifest says.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { FORMATS } from '../../server/src/formats/registry.ts'
import * as requests from '../../shared/requests.ts'
import { ROOT, type RunningServer, startServer } from '../lsp/server.ts'
import { checkCount, checkFacts, type Facts, type Findings, folder, realLogs } from '../realLogs.ts'

/** An entry as the command line prints it, as far as the facts go. */
interface Printed {
  readonly event: { readonly outcome: string; readonly dataset: string }
  readonly log: { readonly file: { readonly path: string } }
  readonly user?: { readonly name?: string }
  readonly source?: { readonly ip?: string }
  readonly process?: { readonly pid?: number }
}

const ids = new Set(FORMATS.map(({ id }) => id))
const readable = realLogs().filter(({ format }) => format !== null && ids.has(format))
const binary = realLogs().filter(({ format }) => format !== null && ['evtx', 'evt', 'pcap'].includes(format))

if (readable.length === 0) test('real logs are not beside this checkout, so none is read', t => t.diagnostic(`not in ${folder}`))
else {
  describe('the command line program on real logs', testCommandLine)
  describe('the built server on real logs', testServer)
}

function testCommandLine(): void {
  const printed = new Map<string, Printed[]>()

  before(() => {
    const { stdout } = spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'entries', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    for (const line of stdout.trimEnd().split('\n')) {
      const entry = JSON.parse(line) as Printed
      const name = path.relative(folder, path.resolve(entry.log.file.path)).split(path.sep).join('/')
      printed.set(name, [...(printed.get(name) ?? []), entry])
    }
  })

  for (const facts of readable)
    test(`reads ${facts.file} as its manifest says`, () => {
      const entries = printed.get(facts.file) ?? []
      assert.deepEqual([...new Set(entries.map(({ event }) => event.dataset))], entries.length === 0 ? [] : [facts.format])
      checkFacts(findingsOf(entries, facts), facts)
    })

  for (const { file } of binary)
    test(`says that ${file} is not readable yet`, () => {
      const { stdout } = spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'recognise', '--json', path.join(folder, file)], {
        encoding: 'utf8',
      })
      assert.match((JSON.parse(stdout) as { because: string }).because, /not readable yet/)
    })
}

function testServer(): void {
  let server: RunningServer

  before(async () => {
    server = await startServer(folder)
  })
  after(() => server.stop())

  for (const { file, format, entries, entriesMin, entriesMax, failures, failuresMin, failuresMax } of readable)
    test(`counts what ${file} holds`, async () => {
      const status = await server.connection.sendRequest<requests.DocumentStatus>(requests.STATUS, { uri: server.uriOf(file) })
      assert.equal(status.language, FORMATS.find(({ id }) => id === format)?.language, status.because)
      checkCount('entries', status.entries, entries, entriesMin, entriesMax)
      checkCount('failures', status.failures, failures, failuresMin, failuresMax)
    })
}

function findingsOf(all: readonly Printed[], facts: Facts): Findings {
  const failed = all.filter(({ event }) => event.outcome === 'failure')
  const entries = facts.of === 'failures' ? failed : all
  const texts = (of: (entry: Printed) => string | number | undefined): readonly string[] =>
    [...new Set(entries.flatMap(entry => of(entry) ?? []).map(String))].toSorted()
  return {
    entries: all.length,
    failures: failed.length,
    users: texts(({ user }) => user?.name),
    ips: texts(({ source }) => source?.ip),
    pids: texts(({ process: { pid } = {} }) => pid),
  }
}
