import assert from 'node:assert/strict'
import { test } from 'node:test'
import { record } from '../testing/reading.testing.ts'
import { netstat } from './format.ts'

const HEADING = '  Proto  Local Address          Foreign Address        State           PID'
const LISTENS = '  TCP    0.0.0.0:8443           0.0.0.0:0              LISTENING       3328'
const CONNECTED = '  TCP    10.1.1.10:8443         10.1.5.41:50022        ESTABLISHED     3328'
const OTHERS = [
  '  UDP    0.0.0.0:500            *:*                                    628',
  '  UDP    0.0.0.0:4500           *:*                                    628',
]

/** Who is the client in each row of a connection. */
function clients(...lists: readonly (readonly string[])[]) {
  const lines = lists.flatMap(rows => [HEADING, ...rows, ...OTHERS])
  const { table } = record(netstat, new TextEncoder().encode(`${lines.join('\r\n')}\r\n`))
  const entries = Array.from({ length: table.count }, (_, entry) => entry).filter(entry => table.what(entry).action === 'ESTABLISHED')
  return entries.map(entry => table.who(entry).client !== undefined)
}

test('a connection that comes again from another port says which', () => {
  const from = (port: number) => CONNECTED.replace(':50022 ', `:${port} `)
  const lines = [HEADING, LISTENS, from(50_022), from(50_023), from(1025).replace(':1025 ', ':1025  '), from(65_536), ...OTHERS]
  const { table } = record(netstat, new TextEncoder().encode(`${[...lines, ...lines].join('\r\n')}\r\n`))
  const said = Array.from({ length: 5 }, (_, entry) => [table.what(entry).detail, table.numbers(entry).port, table.what(entry + 7).detail])
  const once = [
    ['TCP 8443', 0],
    ['TCP 8443 from port 50022', 50_022],
    ['TCP 8443 from port 50023', 50_023],
    ['TCP 8443 from port 1025', 1025],
    ['TCP 8443 from port 65536', 0],
  ]
  assert.deepEqual(
    said,
    once.map(([detail, port]) => [detail, port, detail]),
  )
})

test('the row of a connection that comes again has a client only where its list shows that the machine listens', () => {
  assert.deepEqual(clients([LISTENS, CONNECTED], [LISTENS, CONNECTED], [CONNECTED], [CONNECTED, LISTENS], [LISTENS, CONNECTED]), [
    true,
    true,
    false,
    false,
    true,
  ])
})

test('who comes to a port and who is called from it are told apart, though they come again from others', () => {
  const listens = LISTENS.replace(':8443 ', ':50001')
  const row = (address: string) => `  TCP    10.1.1.10:50001        ${`${address}:389`.padEnd(22)} ESTABLISHED     3328`
  const [first, second, third] = ['10.1.5.41', '10.1.1.10', '[2001:db8::7]'].map(row) as [string, string, string]
  assert.deepEqual(clients([listens, first, first], [second, second, third], [listens, third, second, first], [first, second, third]), [
    true,
    true,
    false,
    false,
    false,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('an end that is spelled as lists do not is read for itself, each time that it comes', () => {
  const ends: readonly (readonly [end: string, client: string | undefined, from: string])[] = [
    ['10.1.5.41:65536', '10.1.5.41', '65536'],
    ['10.1.5.41:http', '10.1.5.41', 'http'],
    ['999.1.1.1:50022', undefined, '50022'],
    ['1.2.3.4.5:50022', undefined, '50022'],
    ['01.2.3.4:50022', '1.2.3.4', '50022'],
    ['127.0.0.1:50022', undefined, '50022'],
    ['pc7.contoso.example:50022', undefined, '50022'],
  ]
  const rows = ends.map(([end]) => CONNECTED.replace('10.1.5.41:50022 ', `${end} `))
  const lines = [HEADING, LISTENS, CONNECTED, ...rows, ...rows, CONNECTED, ...OTHERS]
  const { table } = record(netstat, new TextEncoder().encode(`${lines.join('\r\n')}\r\n`))
  const said = Array.from({ length: rows.length * 2 }, (_, n) => {
    const { client } = table.who(n + 2)
    return [client?.kind === 'ip' ? client.address : undefined, table.what(n + 2).detail]
  })
  const once = ends.map(([, client, from]) => [client, `TCP 8443 from port ${from}`])
  assert.deepEqual(said, [...once, ...once])
})
