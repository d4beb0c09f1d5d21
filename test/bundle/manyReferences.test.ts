import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { Location } from 'vscode-languageserver-protocol'
import * as requests from '../../shared/requests.ts'
import { positionOf, startServer } from '../lsp/server.ts'

const ROW = '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A\r\n'

test('the server outlives a client that shows no messages: it says that references were cut', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lockout-trail-references-'))
  writeFileSync(path.join(folder, 'netlogon.log'), ROW.repeat(1100))
  const server = await startServer(folder)
  try {
    const uri = server.uriOf('netlogon.log')
    const { line, character } = positionOf(ROW, 'User1')
    const params = { textDocument: { uri }, position: { line, character: character + 1 }, context: { includeDeclaration: true } }
    assert.equal((await server.connection.sendRequest<Location[]>('textDocument/references', params)).length, 1000)
    await new Promise(resolve => setTimeout(resolve, 100))
    assert.equal((await server.connection.sendRequest<requests.DocumentStatus>(requests.STATUS, { uri })).entries, 1100)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
