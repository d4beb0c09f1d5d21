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
