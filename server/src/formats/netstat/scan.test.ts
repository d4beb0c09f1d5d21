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

test('the row of a connection that comes again has a client only where its list shows that the machine listens', () => {
  assert.deepEqual(clients([LISTENS, CONNECTED], [LISTENS, CONNECTED], [CONNECTED], [CONNECTED, LISTENS], [LISTENS, CONNECTED]), [
    true,
    true,
    false,
    false,
    true,
  ])
})
