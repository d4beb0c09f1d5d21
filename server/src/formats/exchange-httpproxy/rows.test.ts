import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memorySource } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { type EntryTable, entryTable } from '../../evidence/entryTable.ts'
import { readTable } from '../../evidence/readTable.ts'
import { exchangeHttpproxy } from './format.ts'

const HEADING = '#Fields: DateTime,Protocol,IsAuthenticated,AuthenticatedUser,ClientIpAddress,HttpStatus,ErrorCode,UrlQuery,GenericErrors'
const read = (...rows: readonly string[]): EntryTable =>
  entryTable(
    readTable(
      textSource(memorySource(Buffer.from([HEADING, ...rows.map(row => `2026-03-03T06:00:01.130Z,${row}`), ''].join('\n')))),
      exchangeHttpproxy.scanner(),
    ),
  )

test('a 401 is a refusal only where words say so', () => {
  const table = read(
    'Owa,false,,10.1.5.77,401,,,',
    'Owa,false,,10.1.5.77,401,UnauthenticatedRequest,,',
    'Owa,false,,10.1.5.77,401,LogonDenied,,',
    'Owa,false,,10.1.5.77,401,,,S:Auth=InvalidCreds;',
    'Owa,false,,10.1.5.77,403,LogonDenied,,',
  )
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(n => table.outcome(n)),
    ['challenge', 'challenge', 'failure', 'failure', 'none'],
  )
})

test('nobody is named AnonymousRequest, and a name without a sign-in is no success', () => {
  const table = read('Owa,true,AnonymousRequest,10.1.5.77,200,,,', 'Owa,False,User1,10.1.5.77,200,,,', 'Owa,True,User1,10.1.5.77,302,,,')
  assert.deepEqual([table.who(0).user, table.outcome(0), table.outcome(1), table.outcome(2)], [undefined, 'none', 'none', 'success'])
})

test('a device says whose it is where nobody has signed in', () => {
  const table = read('Eas,false,,10.1.5.77,401,,?Cmd=Sync&User=contoso%5Cuser1&DeviceId=APPL1,', 'Ews,false,,10.1.5.77,401,,?User=user1,')
  assert.deepEqual(table.who(0).user, { kind: 'user', name: 'user1', domain: 'contoso' })
  assert.deepEqual(table.who(0).device, { kind: 'device', id: 'APPL1' })
  assert.equal(table.who(1).user, undefined)
})

test('this log never clears anybody: it does not name who was refused', () => {
  assert.equal(exchangeHttpproxy.can.userName, 'never')
})
