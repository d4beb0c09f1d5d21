import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { activate, eventually, LOGS, openLog } from '../window.ts'

suite('findings', () => {
  test('name each lockout and the bursts in the Problems view, tens of them', async () => {
    const { editor } = await openLog(LOGS.security)
    const found = await eventually('diagnostics', () => {
      const diagnostics = vscode.languages.getDiagnostics(editor.document.uri)
      return diagnostics.length > 0 ? diagnostics : undefined
    })
    const lockouts = found.filter(({ code }) => code === 'lockout')
    assert.equal(lockouts.length, 3)
    assert.ok(lockouts.every(({ message, source }) => message.includes('User1') && source === 'Lockout Trail'))
    assert.ok(found.length <= 50, `${found.length} findings`)
  })

  test('the case of the folder is loaded when there is just one', async () => {
    const { server } = await activate()
    const loaded = await eventually('the case is loaded', async () => {
      const found = await server.getCase()
      return found.facts?.length ? found : undefined
    })
    assert.equal(loaded.subject?.user, 'User1')
    assert.ok(loaded.facts?.some(({ kind }) => kind === 'host-off'))
  })

  test('name the culprit, and reject the decoys with their counts', async () => {
    const { server } = await activate()
    const { investigation } = await eventually('the investigation names somebody', async () => {
      const answer = await server.investigate('User1')
      return answer.investigation.culprits.length > 0 ? answer : undefined
    })
    const [culprit, ...others] = investigation.culprits
    assert.equal(culprit?.ip, '10.1.5.77')
    assert.equal(culprit?.confidence, 'near certain')
    assert.equal(others.length, 0)
    assert.ok(investigation.candidates.length >= 4)
  })
})
