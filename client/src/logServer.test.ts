import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type * as vscode from 'vscode'
import { CHANGED, FAILURES, INVESTIGATE, SHOWN } from '../../shared/requests.ts'
import { type Client, logServer } from './logServer.ts'

type Answers = Readonly<Record<string, unknown>>

/** A client whose server answers from a table; a method that is not in it fails. */
function fakeClient(answers: Answers) {
  const handlers = new Map<string, () => void>()
  const told: (readonly [method: string, params: unknown])[] = []
  const client = {
    sendRequest: async (method: string) => {
      if (method in answers) return answers[method]
      throw new Error('no answer')
    },
    sendNotification: async (method: string, params: unknown) => void told.push([method, params]),
    onNotification: (method: string, handler: () => void) => {
      handlers.set(method, handler)
      return { dispose: () => handlers.delete(method) }
    },
    onDidChangeState: () => ({ dispose: () => {} }),
    code2ProtocolConverter: { asUri: String },
  }
  return { client: client as unknown as Client, told, notify: (method: string) => handlers.get(method)?.() }
}

describe('the server, as the editor asks it', () => {
  const document = { uri: 'file:///logs/netlogon.log' } as unknown as vscode.TextDocument
  const said: string[] = []
  const log = { error: (message: string) => void said.push(message) }

  test('a request that fails is in the log, and what is drawn is simply absent', async () => {
    said.length = 0
    assert.deepEqual(await logServer(fakeClient({}).client, log).failures(document, 0, 50), [])
    assert.deepEqual(said, [`${FAILURES}: no answer`])
  })

  test('an investigation that fails is in the log and told to who asked', async () => {
    said.length = 0
    await assert.rejects(logServer(fakeClient({}).client, log).investigate(), /no answer/)
    assert.deepEqual(said, [`${INVESTIGATE}: no answer`])
    await assert.rejects(logServer(fakeClient({ [INVESTIGATE]: null }).client, log).investigate(), /log of the extension/)
  })

  test('which files are looked at is told by their uris', () => {
    const { client, told } = fakeClient({})
    const [front, behind] = ['file:///logs/a.log', 'file:///logs/b.log'] as unknown as readonly [vscode.Uri, vscode.Uri]
    logServer(client, log).tellShown([front], [front, behind])
    assert.deepEqual(told, [[SHOWN, { visible: [front], open: [front, behind] }]])
  })

  test('any number of listeners hear a change, until they have had enough', () => {
    const { client, notify } = fakeClient({})
    const server = logServer(client, log)
    const heard: string[] = []
    server.onChanged(() => heard.push('status bar'))
    const panel = server.onChanged(() => heard.push('panel'))
    notify(CHANGED)
    panel.dispose()
    notify(CHANGED)
    assert.deepEqual(heard, ['status bar', 'panel', 'status bar'])
  })
})
