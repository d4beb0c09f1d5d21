import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editorUri, nameOf } from './files.node.ts'

test('a file has the uri VS Code gives it', () => {
  assert.equal(editorUri('/logs/W3SVC1/u_ex (1)+é.log'), 'file:///logs/W3SVC1/u_ex%20%281%29%2B%C3%A9.log')
})

test('a uri leads back to its file', () => {
  for (const name of ['/a b/c#d.log', '/100%/x.log', "/it's/[1]!.txt"]) assert.equal(nameOf(editorUri(name)), name)
})
