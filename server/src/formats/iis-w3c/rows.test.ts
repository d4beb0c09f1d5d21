import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { iisW3c } from './format.ts'

const read = (fields: string, ...rows: readonly string[]): EntryTable =>
  entryTable(readTable(textSource(memorySource(Buffer.from([`#Fields: ${fields}`, ...rows].join('\n')))), iisW3c.scanner()))

const protocolOf = (path: string): string => read('cs-method cs-uri-stem sc-status', `GET ${path} 200`).what(0).protocol

test('the first part of a path tells the service', () => {
  const paths = {
    '/owa': 'owa',
    '/OWA/auth.owa': 'owa',
    '/exchange/user1': 'owa',
    '/exchweb/bin/auth/owaauth.dll': 'owa',
    '/ews/exchange.asmx': 'ews',
    '/Microsoft-Server-ActiveSync': 'activesync',
    '/AutoDiscover/autodiscover.xml': 'autodiscover',
    '/rpc/rpcproxy.dll': 'rpc',
    '/RpcWithCert/rpcproxy.dll': 'rpc',
    '/mapi/emsmdb/': 'mapi',
    '/ecp/': 'owa',
    '/': 'http',
    '/ow': 'http',
    '/owas': 'http',
    '/mapi2/': 'http',
    '/exchanges': 'http',
    owa: 'http',
    '/images/owa/': 'http',
  }
  for (const [path, protocol] of Object.entries(paths)) assert.equal(protocolOf(path), protocol, path)
})

test('passwords in queries are not kept', () => {
  const { data } = read(
    'cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-win32-status',
    'GET /app/login user=User1&password=Spring2006 10.1.5.77 401 1326',
    'POST /Microsoft-Server-ActiveSync User=User1&DeviceId=APPL1&pass=Spring2006 10.1.5.77 401 1326',
  )
  assert.equal(/spring2006/i.test(JSON.stringify([data.words, data.identities])), false)
})

test('a log of IIS 5 has no sub-status, and is judged by its Windows status alone', () => {
  const table = read('c-ip sc-status sc-win32-status', '10.1.5.77 401 5', '10.1.5.77 401 1326', '10.1.5.77 401 1909')
  assert.deepEqual(
    [0, 1, 2].map(n => table.class(n)),
    ['handshake', 'bad-password', 'locked-out'],
  )
  assert.deepEqual(table.what(1).codes, [
    { space: 'http', value: 401_000 },
    { space: 'win32', value: 1326 },
  ])
})

test('a row without a status says nothing of a logon', () => {
  const table = read('c-ip cs-username', '10.1.5.77 CONTOSO\\User1')
  assert.deepEqual([table.outcome(0), table.what(0).code, table.what(0).codes], ['none', '', []])
})

test('the device is found wherever the query names it, and nowhere else', () => {
  const deviceOf = (query: string) => {
    const { device } = read('cs-uri-stem cs-uri-query', `/Microsoft-Server-ActiveSync ${query}`).who(0)
    return device?.kind === 'device' ? device.id : undefined
  }
  assert.equal(deviceOf('User=User1&DeviceId=APPL1&Cmd=Ping'), 'APPL1')
  assert.equal(deviceOf('deviceid=APPL1'), 'APPL1')
  assert.equal(deviceOf('XDeviceId=APPL1'), undefined)
  assert.equal(deviceOf('DeviceId='), undefined)
  assert.equal(deviceOf('DeviceIdx=APPL1&Cmd=DeviceId'), undefined)
})

test('a quoted value hides which columns follow', () => {
  const heading = '#Fields: c-ip cs(User-Agent) sc-status'
  assert.deepEqual(iisW3c.columns?.(heading, '10.1.5.77 Mail 200'), ['c-ip', 'cs(User-Agent)', 'sc-status'])
  assert.deepEqual(iisW3c.columns?.(heading, '"10.1.5.77" "Mail 2" 200'), ['quoted-value'])
  assert.deepEqual(iisW3c.columns?.('#Fields: cs(X-Forwarded-For) x-new', '10.1.5.77 1'), ['X-Forwarded-For', undefined])
})

test('an encoded query names the device of the specification', () => {
  const { device } = read('cs-uri-stem cs-uri-query', '/Microsoft-Server-ActiveSync jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l').who(0)
  assert.deepEqual(device, { kind: 'device', id: 'v140Device' })
})

test('every refused row has the program it names, whatever refusals were read before', () => {
  const programs = ['-', 'Outlook', '-', 'ActiveSync', 'Outlook']
  const table = read(
    'cs-method cs(User-Agent) sc-status sc-substatus sc-win32-status',
    ...programs.map(program => `GET ${program} 401 1 1326`),
  )
  assert.deepEqual(
    programs.map((_, entry) => table.what(entry).detail ?? '-'),
    programs,
  )
})
