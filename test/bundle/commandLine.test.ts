import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import type { Investigation } from '../../shared/investigation.ts'
import { violations } from '../contracts/schemas.ts'
import { ROOT, SAMPLE } from '../lsp/server.ts'

interface Outcome {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function run(words: readonly string[], input?: string): Outcome {
  const result = spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    ...(input === undefined ? {} : { input }),
  })
  return { status: result.status, out: result.stdout, err: result.stderr }
}

const documents = (out: string): Record<string, never>[] =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, never>)
const investigationOf = (out: string): Investigation => JSON.parse(out) as Investigation
const SAMPLE_PATH = path.relative(ROOT, SAMPLE)

describe('the command line program', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'lockout-trail-'))
  after(() => rmSync(scratch, { recursive: true, force: true }))

  test('recognises each log of the sample and says why', () => {
    const { status, out } = run(['recognise', '--json', SAMPLE_PATH])
    const found = documents(out) as unknown as { path: string; format: string | null; confidence: number; because: string }[]
    const formats = Object.fromEntries(
      found.map(({ path: name, format }) => [
        path.basename(name) === 'ex060912.log' ? name.split('/').at(-2)! : path.basename(name),
        format,
      ]),
    )
    assert.equal(status, 0)
    assert.deepEqual(
      { ...formats, 'README.md': null, 'founding-case.lockout-case.json': null },
      {
        'DC01_Security.txt': 'security-text',
        'README.md': null,
        SMTPSVC1: 'iis-smtp',
        W3SVC1: 'iis-w3c',
        'founding-case.lockout-case.json': null,
        'netlogon.log': 'netlogon',
        'tasklist_svc_EXCHSRV01.txt': 'tasklist',
      },
    )
    for (const { because, confidence } of found) assert.ok(because.length > 5 && confidence >= 0 && confidence <= 1)
  })

  test('calls the Security log that, whichever tool wrote its lines', () => {
    const { out } = run(['recognise', '--json', 'server/src/formats/security-lines/fixtures', 'server/src/formats/security-text/fixtures'])
    const formats = documents(out)
      .map(({ format }) => format as unknown as string | null)
      .filter(format => format !== null)
    assert.deepEqual([...new Set(formats)], ['security-text'])
  })

  test('prints every entry as a document of its contract', () => {
    const { status, out, err } = run(['entries', SAMPLE_PATH])
    const found = documents(out)
    assert.equal(status, 0, err)
    assert.ok(found.length > 14_000, `${found.length} entries`)
    for (const document of found.filter((_, i) => i % 50 === 0)) assert.deepEqual(violations('entry', document), [])
    const entries = found as unknown as { event: { code?: string }; user?: { name?: string }; process?: { pid?: number } }[]
    const failures = entries.filter(({ event, user }) => event.code === '529' && user?.name === 'User1')
    assert.equal(failures.length, 21)
    assert.ok(failures.some(({ process: caller }) => caller?.pid === 1728))
  })

  test('reads standard input', () => {
    const log = readFileSync(path.join(SAMPLE, 'netlogon.log'), 'latin1')
    const { status, out } = run(['entries', '--message', '-'], log)
    const found = documents(out)
    assert.equal(status, 0)
    assert.equal((found[0] as unknown as { log: { file: { path: string; line: number } } }).log.file.line, 1)
    assert.ok(found.length > 1000)
  })

  test('says what standard input is', () => {
    const { status, out } = run(['recognise', '--json', '-'], readFileSync(path.join(SAMPLE, 'netlogon.log'), 'latin1'))
    const [found] = documents(out) as unknown as { path: string; format: string }[]
    assert.deepEqual([status, found?.path, found?.format], [0, '-', 'netlogon'])
  })

  test('prints files in the order they were named, whichever was read first', () => {
    const [long, short] = ['SMTPSVC1/ex060912.log', 'netlogon.log'].map(name => path.join(SAMPLE_PATH, name)) as [string, string]
    const found = documents(run(['entries', long, short]).out) as unknown as { log: { file: { path: string } } }[]
    assert.deepEqual([...new Set(found.map(({ log }) => path.basename(log.file.path)))], ['ex060912.log', 'netlogon.log'])
  })

  test('ends with 130 and without another word where it is interrupted', async () => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'entries', '-'], { stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.end(readFileSync(path.join(SAMPLE, 'netlogon.log')))
    child.stdout.once('data', () => child.kill('SIGINT'))
    const [status] = (await once(child, 'exit')) as [number]
    assert.equal(status, 130)
  })

  test('ends quietly where its reader has gone', async () => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'entries', path.join(SAMPLE, 'DC01_Security.txt')])
    child.stdout.once('data', () => child.stdout.destroy())
    let err = ''
    child.stderr.on('data', text => (err += String(text)))
    const [status] = (await once(child, 'exit')) as [number]
    assert.deepEqual([status, err], [0, ''])
  })

  test('counts what was indexed', () => {
    const { status, out } = run(['stats', '--json', '--threads', '2', SAMPLE_PATH])
    const stats = JSON.parse(out) as {
      files: number
      entries: number
      lockouts: number
      indexBytes: number
      identities: Record<string, number>
      byFormat: Record<string, unknown>
    }
    assert.equal(status, 0)
    assert.equal(stats.files, 5)
    assert.equal(stats.lockouts, 3)
    assert.ok((stats.identities['ip'] ?? 0) > 40 && (stats.identities['user'] ?? 0) > 40)
    assert.deepEqual(Object.keys(stats.byFormat).toSorted(), ['iis-smtp', 'iis-w3c', 'netlogon', 'security-text', 'tasklist'])
  })

  test('names the culprit of the founding case, and shows why the others lost', () => {
    const { status, out, err } = run(['investigate', '--json', SAMPLE_PATH])
    const investigation = investigationOf(out)
    assert.equal(status, 0, err)
    assert.deepEqual(violations('investigation', investigation), [])
    const [culprit, ...others] = investigation.culprits
    assert.equal(culprit?.value, '10.1.5.77')
    assert.equal(culprit?.name, 'WEBAPP01')
    assert.equal(culprit?.confidence, 'near certain')
    assert.equal(culprit?.matched, 118)
    assert.equal(culprit?.of, 120)
    assert.deepEqual(others, [])
    for (const decoy of ['10.1.5.20', '10.1.5.30', '10.1.5.41']) {
      const candidate = investigation.candidates.find(({ value }) => value === decoy)
      assert.ok(candidate?.because !== undefined && candidate.sessions !== undefined && candidate.sessions > 100, decoy)
    }
    const verdict = (id: string) => investigation.steps.find(step => step.id === id)?.verdict
    assert.equal(verdict('S13'), 'NOT-EVIDENCE')
    assert.equal(verdict('S05'), 'RULED-OUT')
    assert.equal(verdict('S06'), 'RULED-OUT')
    assert.equal(verdict('S14'), 'SUPPORTED')
  })

  test('names nobody when the culprit left no rows', () => {
    const folder = path.join(scratch, 'without')
    cpSync(SAMPLE, folder, { recursive: true })
    const mail = path.join(folder, 'SMTPSVC1/ex060912.log')
    writeFileSync(
      mail,
      readFileSync(mail, 'latin1')
        .split('\r\n')
        .filter(line => !line.includes(' 10.1.5.77 '))
        .join('\r\n'),
      'latin1',
    )
    const { culprits } = investigationOf(run(['investigate', '--json', folder]).out)
    assert.deepEqual(
      culprits.filter(({ confidence }) => confidence !== 'possible'),
      [],
    )
  })

  test('prints the same answer for people', () => {
    const { status, out } = run(['investigate', SAMPLE_PATH])
    assert.equal(status, 0)
    assert.match(out, /10\.1\.5\.77 WEBAPP01 over SMTP: near certain/)
    assert.match(out, /S13 +NOT-EVIDENCE/)
  })

  test('shows control characters of a log, and does not obey them', () => {
    const hostile = path.join(scratch, 'netlogon.log')
    const line = (user: string) =>
      `09/12 10:00:00 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\${user} from WS1 Returns 0xC000006A\r\n`
    writeFileSync(hostile, line('evil\x1b[2Jname').repeat(20))
    assert.doesNotMatch(run(['stats', hostile]).out, /\x1b/)
    assert.doesNotMatch(run(['investigate', hostile]).out, /\x1b/)
    const named = path.join(scratch, 'a\x1b[2J.txt')
    writeFileSync(named, 'no log')
    assert.doesNotMatch(run(['stats', named]).err, /\x1b/)
    assert.doesNotMatch(run(['recognise', named]).out, /\x1b/)
  })

  test('reads a date that may be two as it is told, by option or by the case', () => {
    const log = path.join(scratch, 'dates.txt')
    const event = [
      'Event Type:\tFailure Audit',
      'Event ID:\t529',
      'Date:\t9/12/2006',
      'Time:\t16:55:15',
      'Description:',
      '\tUser Name:\tUser1',
      '',
    ]
    writeFileSync(log, event.join('\r\n'))
    const caseFile = path.join(scratch, 'dates.lockout-case.json')
    writeFileSync(caseFile, '{"schema": "lockout-trail/case@1", "clocks": [{"path": "*", "zone": "+00:00", "dates": "month-first"}]}')
    const dateBy = (...words: readonly string[]): string =>
      String(documents(run(['entries', ...words, log]).out)[0]?.['@timestamp']).slice(0, 10)
    assert.equal(dateBy('--zone', '+00:00', '--dates', 'day-first'), '2006-12-09')
    assert.equal(dateBy('--zone', '+00:00', '--dates=month-first'), '2006-09-12')
    assert.equal(dateBy('--case', caseFile), '2006-09-12')
  })

  test('leaves the evidence as it was', () => {
    const before = statSync(path.join(SAMPLE, 'DC01_Security.txt'))
    run(['investigate', '--json', SAMPLE_PATH])
    const now = statSync(path.join(SAMPLE, 'DC01_Security.txt'))
    assert.deepEqual([now.mtimeMs, now.size], [before.mtimeMs, before.size])
  })

  test('ends with 2 where the case file is none, and says what is wrong with it', () => {
    const bad = path.join(scratch, 'bad.lockout-case.json')
    const ask = (text: string): Outcome => {
      writeFileSync(bad, text)
      return run(['investigate', '--json', '--case', bad, SAMPLE_PATH])
    }
    const kind = ask('{"schema": "lockout-trail/case@1", "facts": [{"kind": "rumour"}]}')
    assert.deepEqual([kind.status, kind.out], [2, ''])
    assert.match(kind.err, /bad\.lockout-case\.json is not a lockout case: facts › 1 › kind is none of /)
    assert.match(ask('{"schema": "lockout-trail/case@1", "clocks": [{"path": "*", "zone": "Mars"}]}').err, /"Mars" is no time zone/)
    assert.equal(run(['investigate', '--case', 'no-such-case', SAMPLE_PATH]).status, 2)
  })

  test('ends with 2 on wrong usage, 1 when nothing can be read', () => {
    assert.equal(run([]).status, 0)
    assert.equal(run(['shout', 'x']).status, 2)
    assert.equal(run(['stats']).status, 2)
    assert.equal(run(['stats', '--loud', 'x']).status, 2)
    assert.equal(run(['stats', '--json=no', 'x']).status, 2)
    assert.equal(run(['stats', '--threads', '0', 'x']).status, 2)
    assert.equal(run(['entries', '--zone', 'Mars/Olympus', 'x']).status, 2)
    assert.equal(run(['entries', '--dates', 'year-first', 'x']).status, 2)
    assert.equal(run(['stats', '--json', 'no-such-file']).status, 1)
    assert.equal(run(['recognise', '--json', 'LICENSE']).status, 1)
    assert.match(run(['stats', 'package.json']).err, /package\.json: skipped/)
  })
})
