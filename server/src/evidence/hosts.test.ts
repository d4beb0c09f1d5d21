import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostNamesOf, hostOf } from './hosts.ts'
import { logOf } from './testing/files.testing.ts'

const names = hostNamesOf([
  logOf([{ source: 'EXCHSRV01.contoso.com' }, { source: 'WEB' }, { logger: 'DC01' }]),
  logOf([{ source: 'exchsrv01' }, { source: 'DC-02' }]),
])
const host = (path: string, configured?: string): string | undefined => hostOf(path, configured, names)?.name

test('a file belongs to the machine whose name its own name bears', () => {
  assert.equal(host('tasklist_svc_EXCHSRV01.txt'), 'exchsrv01')
  assert.equal(host('logs/DC01/netlogon.log'), 'DC01')
  assert.equal(host('dc-02.netlogon.log'), 'DC-02')
})

test('what the case file says goes before', () => {
  assert.equal(host('tasklist_svc_EXCHSRV01.txt', 'OTHER'), 'OTHER')
})

test('a name that is only part of a word is none', () => {
  assert.equal(host('EXCHSRV010.txt'), undefined)
  assert.equal(host('webmail.log'), undefined)
})

test('a name that bears two machines belongs to neither', () => {
  assert.equal(host('DC01/EXCHSRV01.txt'), undefined)
  assert.equal(host('EXCHSRV01/exchsrv01.txt'), 'exchsrv01')
})
