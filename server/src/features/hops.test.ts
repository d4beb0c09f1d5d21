import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce } from '../evidence/turns.ts'
import type { CallHierarchyItem } from 'vscode-languageserver'
import { investigating } from '../checklist/investigate.ts'
import { follow, incomingCalls, type Investigate, outgoingCalls, prepareCallHierarchy } from './callHierarchy.ts'
import { related } from './related.ts'
import { BAD_PASSWORD, event529, event644, samLogon, SMTP_HEADING, smtpRow, taskList } from './testing/logs.testing.ts'
import { type Drawing, type WorkspaceOptions, workspaceOf } from './testing/workspace.testing.ts'

const EASTERN: WorkspaceOptions = {
  case: {
    clocks: [
      { path: 'netlogon.log', zone: '-05:00', year: 2006, host: 'DC01' },
      { path: 'tasklist.txt', host: 'EXCHSRV01' },
      { path: 'Security.txt', zone: '-05:00' },
      { path: 'SMTPSVC1/ex060912.log', host: 'EXCHSRV01' },
    ],
  },
}
const INVESTIGATE: Investigate = (snapshot, user) => investigating(snapshot, user === undefined ? {} : { user })

const minute = (n: number): string => String(n).padStart(2, '0')
const MINUTES = Array.from({ length: 40 }, (_, n) => n)

/** A user refused every minute through a mail server, and the client that connects in the same second. */
const STORY: Drawing = {
  'Security.txt': MINUTES.map(n => event529({ time: `5:${minute(n)}:12 PM` })).join('') + event644({ time: '5:39:13 PM' }),
  'netlogon.log': MINUTES.map(n => samLogon(`17:${minute(n)}:12`, 'User1', BAD_PASSWORD, 'EXCHSRV01')).join(''),
  'SMTPSVC1/ex060912.log': SMTP_HEADING + MINUTES.map(n => smtpRow(`22:${minute(n)}:12`, '10.1.5.77', 'WEBAPP01')).join(''),
  'tasklist.txt': taskList([
    ['System', '4', 'N/A'],
    ['inetinfo.exe', '1728', 'IISADMIN, SMTPSVC'],
  ]),
}

async function hierarchyAt(path: string, line: number) {
  const { context, document } = await workspaceOf(STORY, EASTERN)
  const [item] = prepareCallHierarchy(context, { ...document(path), position: { line, character: 0 } }) ?? []
  assert.ok(item !== undefined)
  const detail = ({ uri, detail: text }: CallHierarchyItem): string => `${uri.split('/').at(-1)}: ${text?.split(' · ')[0]}`
  return {
    item,
    from: atOnce(incomingCalls(context, item, INVESTIGATE)).map(call => detail(call.from)),
    to: atOnce(outgoingCalls(context, item, INVESTIGATE)).map(call => detail(call.to)),
  }
}
const lineOf = (path: string, text: string): number => STORY[path]!.split(/\r\n|\n/).findIndex(line => line.includes(text))

describe('the call hierarchy', () => {
  test('leads from a lockout to the wrong passwords before it, the latest first', async () => {
    const { item, from, to } = await hierarchyAt('Security.txt', lineOf('Security.txt', '5:39:13 PM'))
    assert.match(item.name, /^644 lockout/)
    assert.ok(from.length >= 30, `${from.length}`)
    assert.ok(from.every(text => text.endsWith('a wrong password before the lockout')))
    assert.deepEqual(to, [])
  })

  test('leads from a refused sign-in to its process and to the connection of the client', async () => {
    const { from } = await hierarchyAt('Security.txt', lineOf('Security.txt', '5:20:12 PM'))
    assert.deepEqual(from, [
      'ex060912.log: the SMTP connection of 10.1.5.77 at that moment',
      'tasklist.txt: the process that asked for the sign-in',
    ])
  })

  test('leads from what a controller heard to the machine that was asked, and from there to the lockout', async () => {
    const { from } = await hierarchyAt('netlogon.log', 20)
    assert.equal(from[0], 'Security.txt: the same attempt, one hop nearer to the client')
    const { to } = await hierarchyAt('Security.txt', lineOf('Security.txt', '5:20:12 PM'))
    assert.deepEqual(to, [
      'netlogon.log: the same attempt, one hop farther from the client',
      'Security.txt: the next lockout of the account',
    ])
  })

  test('leads from the connection of the client and from the process to the sign-ins', async () => {
    const session = await hierarchyAt('SMTPSVC1/ex060912.log', lineOf('SMTPSVC1/ex060912.log', '22:20:12'))
    assert.deepEqual(session.to, ['Security.txt: the refused sign-in matched with this connection'])
    const listed = await hierarchyAt('tasklist.txt', lineOf('tasklist.txt', 'inetinfo'))
    assert.equal(listed.to.length, 40)
    assert.deepEqual(listed.from, [])
  })
})

test('following the lockout toward the client ends at the connection', async () => {
  const { context, document } = await workspaceOf(STORY, EASTERN)
  const { uri } = document('Security.txt').textDocument
  let line = lineOf('Security.txt', '5:39:13 PM')
  let at = uri
  const paths: string[] = []
  for (let hop = 0; hop < 9; hop++) {
    const next = atOnce(follow(context, { uri: at, line, character: 0, toward: 'client' }, INVESTIGATE))
    if (next === null) break
    paths.push(next.entry.path)
    at = next.entry.uri
    line = next.entry.start
  }
  assert.deepEqual(paths, ['netlogon.log', 'Security.txt', 'SMTPSVC1/ex060912.log'])
})

describe('related entries', () => {
  test('share the identity under the cursor, in corrected time order across files', async () => {
    const { context, cursor } = await workspaceOf(
      {
        'netlogon.log': samLogon('17:00:05', 'User1', BAD_PASSWORD, '10.1.5.¦77'),
        'SMTPSVC1/ex060912.log': SMTP_HEADING + smtpRow('21:59:30', '10.1.5.77', 'PC1') + smtpRow('22:00:10', '10.1.5.77', 'PC1'),
      },
      EASTERN,
    )
    const found = atOnce(related(context, { uri: cursor.textDocument.uri, ...cursor.position }))
    assert.equal(found?.identity, '10.1.5.77')
    assert.deepEqual(
      found?.entries.map(({ path, at }) => `${path} ${at}`),
      [
        'SMTPSVC1/ex060912.log 2006-09-12T21:59:30.000Z',
        'netlogon.log 2006-09-12T22:00:05.000Z',
        'SMTPSVC1/ex060912.log 2006-09-12T22:00:10.000Z',
      ],
    )
    assert.equal(found?.total, 3)
  })

  test('of a place that names nothing are those of what the entry tells most about', async () => {
    const { context, document } = await workspaceOf(STORY, EASTERN)
    const found = atOnce(related(context, { ...document('SMTPSVC1/ex060912.log').textDocument, line: 8, character: 2 }))
    assert.equal(found?.identity, '10.1.5.77')
    const none = atOnce(related(context, { ...document('tasklist.txt').textDocument, line: 0, character: 0 }))
    assert.equal(none, null)
  })
})
