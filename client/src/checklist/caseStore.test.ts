import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../../shared/caseFile.ts'
import { type Memory, openCaseStore } from './caseStore.ts'
import type { ChecklistServer } from './checklistServer.ts'
import { decided } from './decisions.ts'
import { example } from './example.ts'
import { investigations } from './investigations.ts'

function memory(): Memory {
  const kept = new Map<string, string>()
  return {
    get: key => (kept.has(key) ? JSON.parse(kept.get(key) ?? '') : undefined),
    update: async (key, value) => void kept.set(key, JSON.stringify(value)),
  }
}

/** A server that is plain data: it holds a case and investigates nothing new. */
function server(caseFile: CaseFile, told: CaseFile[] = [], restarts: (() => void)[] = []): ChecklistServer {
  return {
    investigate: async user => ({
      investigation: { ...example, subject: { user: user ?? 'User1' } },
      uris: {},
      unrecognised: [],
      accounts: [],
    }),
    users: async () => [],
    onChanged: () => ({ dispose: () => undefined }),
    onReading: () => ({ dispose: () => undefined }),
    onRestarted: listener => {
      restarts.push(listener)
      return { dispose: () => undefined }
    },
    view: async () => undefined,
    stopReading: async () => undefined,
    getCase: async () => caseFile,
    setCase: async next => void told.push(next),
  }
}

const empty: CaseFile = { schema: 'lockout-trail/case@1', facts: [{ kind: 'no-terminal-services' }] }

test('decisions outlive a restart and are told to the server again', async () => {
  const kept = memory()
  const first = await openCaseStore(kept, server(empty))
  await first.change(decisions => decided(decisions, 'S17', 'SUPPORTED', 'INCONCLUSIVE'))
  const told: CaseFile[] = []
  const second = await openCaseStore(kept, server(empty, told))
  assert.deepEqual(second.decisions(), [{ step: 'S17', verdict: 'SUPPORTED', findingThen: 'INCONCLUSIVE' }])
  assert.deepEqual(told, [{ ...empty, decisions: [{ step: 'S17', verdict: 'SUPPORTED' }] }])
})

test('a server that has started again is told the case again', async () => {
  const told: CaseFile[] = []
  const restarts: (() => void)[] = []
  const store = await openCaseStore(memory(), server(empty, told, restarts))
  await store.replace(empty)
  for (const restart of restarts) restart()
  assert.deepEqual(told, [store.current(), store.current()])
})

test('a workspace that never decided anything leaves the server’s case alone', async () => {
  const told: CaseFile[] = []
  const store = await openCaseStore(memory(), server(empty, told))
  assert.deepEqual([told, store.current().facts], [[], empty.facts])
})

test('two decisions at once are both kept', async () => {
  const store = await openCaseStore(memory(), server(empty))
  await Promise.all(['S05', 'S17'].map(step => store.change(decisions => decided(decisions, step, 'SUPPORTED', 'INCONCLUSIVE'))))
  assert.deepEqual(
    store.decisions().map(each => each.step),
    ['S05', 'S17'],
  )
})

test('a loaded case takes the place of the present one, facts and decisions', async () => {
  const kept = memory()
  const store = await openCaseStore(kept, server(empty))
  await store.change(decisions => decided(decisions, 'S17', 'SUPPORTED', 'INCONCLUSIVE'))
  const loaded: CaseFile = { schema: 'lockout-trail/case@1', title: 'Night shift', decisions: [{ step: 'S05', verdict: 'RULED-OUT' }] }
  await store.replace(loaded)
  const again = await openCaseStore(kept, server(empty))
  assert.deepEqual(again.current(), loaded)
})

test('while an investigation runs, any number of changes ask for one more', async () => {
  let asked = 0
  const slow: ChecklistServer = { ...server(empty), investigate: async user => (asked++, server(empty).investigate(user)) }
  const users: string[] = []
  const running = investigations(slow, { found: answer => void users.push(answer.investigation.subject.user), failed: assert.fail })
  running.of('User1')
  for (let i = 0; i < 5; i++) running.again()
  await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual([asked, users], [2, ['User1', 'User1']])
})

test('an answer for a user who is no longer asked about is dropped', async () => {
  const users: string[] = []
  const running = investigations(server(empty), {
    found: answer => void users.push(answer.investigation.subject.user),
    failed: assert.fail,
  })
  running.of('User1')
  running.of('User2')
  await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual(users, ['User2'])
})

test('a failure is told in a sentence that says what to do', async () => {
  const messages: string[] = []
  const broken: ChecklistServer = { ...server(empty), investigate: async () => Promise.reject(new Error('the server stopped')) }
  investigations(broken, { found: () => assert.fail(), failed: message => void messages.push(message) }).of(undefined)
  await new Promise(resolve => setImmediate(resolve))
  assert.match(messages[0] ?? '', /the server stopped.+retry/)
})
