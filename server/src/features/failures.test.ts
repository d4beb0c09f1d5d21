import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { diagnosticsOf } from './diagnostics.ts'
import { failures, ruler, stepFailure } from './failures.ts'
import { status } from './status.ts'
import { BAD_PASSWORD, event529, event644, LOCKED_OUT, samLogon, SUCCESS } from './testing/logs.testing.ts'
import { type Workspace, workspaceOf } from './testing/workspace.testing.ts'

const NAME = 'netlogon.log'
const uri = (path: string, { document }: Workspace): string => document(path).textDocument.uri
const lines = (...statuses: readonly string[]): string => statuses.map((one, n) => samLogon(`10:12:${10 + n}`, 'User1', one)).join('')

describe('failures among some lines', () => {
  const marks = async (text: string, startLine: number, endLine: number, path = NAME) => {
    const workspace = await workspaceOf({ [path]: text })
    return failures(workspace.context, { uri: uri(path, workspace), startLine, endLine }).map(
      ({ kind, start, end }) => `${kind} ${start}-${end}`,
    )
  }

  test('are marked by their kind', async () => {
    assert.deepEqual(await marks(lines(BAD_PASSWORD, SUCCESS, LOCKED_OUT, '0xC000006F'), 0, 99), [
      'bad-password 0-0',
      'locked-out 2-2',
      'other-failure 3-3',
    ])
  })

  test('are marked as whole entries, those that begin above the first line too', async () => {
    const text = event529({}) + event644({})
    const second = event529({}).split('\n').length - 1
    const [first, lockout, ...more] = await marks(text, 10, second + 2, 'Security.txt')
    assert.match(first ?? '', /^bad-password 0-2[0-4]$/)
    assert.match(lockout ?? '', new RegExp(`^lockout ${second}-`))
    assert.deepEqual(more, [])
  })

  test('are not marked where the entry above ends before the first line', async () => {
    assert.deepEqual(await marks(`${lines(BAD_PASSWORD)}\r\n\r\n\r\n${lines(SUCCESS)}`, 2, 9), [])
  })

  test('are at most a thousand', async () => {
    const workspace = await workspaceOf({ [NAME]: lines(BAD_PASSWORD).repeat(1500) })
    assert.equal(failures(workspace.context, { uri: uri(NAME, workspace), startLine: 0, endLine: 9999 }).length, 1000)
  })

  test('are none in a document that is no log', async () => {
    const { context } = await workspaceOf({ [NAME]: lines(BAD_PASSWORD) })
    assert.deepEqual(failures(context, { uri: 'file:///other.txt', startLine: 0, endLine: 9 }), [])
    assert.deepEqual(ruler(context, { uri: 'file:///other.txt' }), [])
    assert.equal(stepFailure(context, { uri: 'file:///other.txt', line: 0, direction: 'next' }), null)
  })
})

describe('the ruler', () => {
  test('shows every failure of a file with few, and thins out those of one with many', async () => {
    const few = await workspaceOf({ [NAME]: lines(BAD_PASSWORD, SUCCESS, LOCKED_OUT) })
    assert.deepEqual(
      ruler(few.context, { uri: uri(NAME, few) }).map(({ start }) => start),
      [0, 2],
    )
    const many = await workspaceOf({ [NAME]: lines(BAD_PASSWORD).repeat(9000) })
    const marks = ruler(many.context, { uri: uri(NAME, many) })
    assert.ok(marks.length <= 2000 && marks.length > 1500, `${marks.length} marks`)
    assert.ok((marks.at(-1)?.start ?? 0) > 8900, 'down to the end of the file')
  })

  test('never leaves a lockout out', async () => {
    const text = event529({}).repeat(1001) + event644({}) + event529({}).repeat(1001)
    const workspace = await workspaceOf({ 'Security.txt': text })
    assert.equal(ruler(workspace.context, { uri: uri('Security.txt', workspace) }).filter(({ kind }) => kind === 'lockout').length, 1)
  })
})

describe('stepping', () => {
  /** The line to which one steps from a line. */
  const step = async (text: string, line: number, direction: 'next' | 'previous', path = NAME): Promise<number | null> => {
    const workspace = await workspaceOf({ [path]: text })
    return stepFailure(workspace.context, { uri: uri(path, workspace), line, direction })
  }
  // Failures on lines 1, 3 and 5 of 0 to 6; line 0 and line 4 are blank.
  const log = `\r\n${lines(BAD_PASSWORD, SUCCESS, LOCKED_OUT)}\r\n${lines(BAD_PASSWORD, SUCCESS)}`

  test('goes to the next failure, and from the last around to the first', async () => {
    assert.deepEqual(await Promise.all([0, 1, 3, 4, 5, 6].map(line => step(log, line, 'next'))), [1, 3, 5, 5, 1, 1])
  })

  test('goes to the one before, and from the first around to the last', async () => {
    assert.deepEqual(await Promise.all([0, 1, 2, 3, 4, 5, 6].map(line => step(log, line, 'previous'))), [5, 5, 1, 1, 3, 3, 5])
  })

  test('leaves the entry the cursor is in', async () => {
    const text = event529({}) + event529({})
    const second = event529({}).split('\n').length - 1
    assert.equal(await step(text, second + 5, 'previous', 'Security.txt'), 0)
    assert.equal(await step(text, 5, 'next', 'Security.txt'), second)
  })

  test('stays at the only failure, and has nowhere to go without one', async () => {
    assert.equal(await step(lines(BAD_PASSWORD, SUCCESS), 0, 'next'), 0)
    assert.equal(await step(lines(BAD_PASSWORD, SUCCESS), 0, 'previous'), 0)
    assert.equal(await step(lines(SUCCESS, SUCCESS), 0, 'next'), null)
  })
})

describe('findings', () => {
  const found = async (text: string, path = NAME): Promise<readonly string[]> => {
    const { file, textOf } = await workspaceOf({ [path]: text })
    return diagnosticsOf(file(path)).map(
      ({ code, message, range }) => `${String(code)}: ${typeof message === 'string' ? message : message.value} [${textOf(path, range)}]`,
    )
  }
  const burst = (times: readonly string[], from = 'WKS01'): readonly string[] =>
    times.map(time => samLogon(time, 'User1', BAD_PASSWORD, from))
  const everyMinute = Array.from({ length: 12 }, (_, n) => `10:${10 + n}:00`)

  test('are each lockout, at its first line', async () => {
    assert.deepEqual(await found(event529({}) + event644({}), 'Security.txt'), [
      'lockout: User1 was locked out; the domain controller names EXCHSRV01. [Event Type:	Success Audit]',
    ])
  })

  test('are a burst of failures of one account from one source', async () => {
    const [first, ...more] = await found([...burst(everyMinute), ...burst(everyMinute.slice(0, 9), 'WKS02')].join(''))
    assert.match(first ?? '', /^burst: 12 failed logons of CONTOSO\\User1 from WKS01 within 11 minutes\. \[09\/12 10:10:00 /)
    assert.deepEqual(more, [])
  })

  test('tell bursts apart by the pause between them, in files with the newest first too', async () => {
    const later = everyMinute.map(time => time.replace('10:', '14:'))
    const forwards = [...burst(everyMinute), ...burst(later)]
    for (const rows of [forwards, forwards.toReversed()]) {
      const messages = await found(rows.join(''))
      assert.equal(messages.length, 2, messages.join())
      for (const message of messages) assert.match(message, /12 failed logons .+ within 11 minutes/)
    }
  })

  test('leave machine accounts out', async () => {
    assert.deepEqual(await found(everyMinute.map(time => samLogon(time, 'WKS01$', BAD_PASSWORD)).join('')), [])
  })

  test('are made once for a file that does not change', async () => {
    const { file } = await workspaceOf({ [NAME]: burst(everyMinute).join('') })
    assert.equal(diagnosticsOf(file(NAME)), diagnosticsOf(file(NAME)))
  })

  test('are tens, not thousands', async () => {
    assert.equal((await found(event644({}).repeat(300), 'Security.txt')).length, 50)
  })
})

describe('the status', () => {
  test('says what a document is and what was found in it', async () => {
    const workspace = await workspaceOf({ 'Security.txt': event529({}) + event529({}) + event644({}) }, { clocks: { timeZone: '-05:00' } })
    const {
      language,
      confidence,
      clock,
      entries,
      failures: failed,
      lockouts,
    } = status(workspace.context, { uri: uri('Security.txt', workspace) })
    assert.deepEqual([language, clock, entries, failed, lockouts], ['lockout-security-text', 'UTC−5, configured', 3, 2, 1])
    assert.ok(confidence > 0.5)
  })

  test('of a document that was not read says so', async () => {
    const { context } = await workspaceOf({ [NAME]: lines(SUCCESS) })
    assert.deepEqual(
      [status(context, { uri: 'file:///x' }).language, status(context, { uri: 'file:///x' }).because],
      [null, 'not read yet'],
    )
  })
})
