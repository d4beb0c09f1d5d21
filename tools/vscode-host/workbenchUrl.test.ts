import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workbenchUrl } from './workbenchUrl.mjs'

const server = { authority: '127.0.0.1:8000' }
const payloadOf = (url: string): unknown => JSON.parse(new URL(url).searchParams.get('payload') ?? '')

test('a folder is opened with the extension under development', () => {
  const url = workbenchUrl(server, { folder: '/logs/case 1', extensionDevelopmentPath: '/extension', extensionTestsPath: undefined })
  assert.equal(new URL(url).searchParams.get('folder'), '/logs/case 1')
  assert.deepEqual(payloadOf(url), [
    ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/extension'],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ])
})

test('tests are named where there are any', () => {
  const url = workbenchUrl(server, {
    folder: '/logs',
    extensionDevelopmentPath: '/extension',
    extensionTestsPath: '/extension/dist/test/host/index',
  })
  assert.deepEqual((payloadOf(url) as unknown[])[1], [
    'extensionTestsPath',
    'vscode-remote://127.0.0.1:8000/extension/dist/test/host/index',
  ])
})

test('a workspace file is opened as a workspace', () => {
  const url = workbenchUrl(server, {
    folder: '/logs/all.code-workspace',
    extensionDevelopmentPath: '/extension',
    extensionTestsPath: undefined,
  })
  assert.equal(new URL(url).searchParams.get('workspace'), '/logs/all.code-workspace')
})
