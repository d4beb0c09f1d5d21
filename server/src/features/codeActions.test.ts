import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeActions } from './codeActions.ts'
import { event529, samLogon, SUCCESS } from './testing/logs.testing.ts'
import { type Drawing, workspaceOf } from './testing/workspace.testing.ts'

/** The commands a light bulb offers at the drawn cursor. */
async function offered(drawing: Drawing): Promise<readonly (string | undefined)[]> {
  const { context, cursor } = await workspaceOf(drawing)
  const range = { start: cursor.position, end: cursor.position }
  return codeActions(context, { textDocument: cursor.textDocument, range }).map(({ command }) =>
    command?.command.replace('lockoutTrail.', ''),
  )
}

test('where a date may be two, its order can be said beside the time zone', async () => {
  const event = event529({})
  const date = /Date:\s*(\d+)\/(\d+)/.exec(event)![0]
  const ambiguous = event.replace(date, date.replace(/\d+\/\d+/, '9/1¦2'))
  assert.deepEqual(await offered({ 'DC01_Security.txt': ambiguous }), ['keepEvidence', 'setFileZone', 'setDateOrder'])
})

test('where the dates of a log show it, it cannot', async () => {
  const event = event529({}).replace(/(Date:\s*)\d+\/\d+/, '$19/2¦3')
  assert.deepEqual(await offered({ 'DC01_Security.txt': event }), ['keepEvidence', 'setFileZone'])
  assert.deepEqual(await offered({ 'netlogon.log': samLogon('16:5¦6:31', 'User1', SUCCESS) }), ['keepEvidence', 'setFileZone'])
})
