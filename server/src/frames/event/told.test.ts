import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as S from './slots.ts'
import { tellingOf, toldValues } from './told.ts'

/** What a text tells of user, client and reason. */
function told(source: string, event: number, text: string, areValues = false): readonly (string | undefined)[] {
  const telling = tellingOf(event, source)
  const values = telling === undefined ? [] : toldValues(telling, text, areValues)
  return [S.USER, S.ADDRESS, S.REASON].map(slot => {
    const value = values.find(one => one.slot === slot)
    return value === undefined ? undefined : text.slice(value.start, value.end)
  })
}

const WRONG = 'The user name or password is incorrect'

test('AD FS: the user stands before the reason, also with hyphens in the name, and the client is the first of a list, on lines or in one', () => {
  const text = (user: string): string => `Client IP:  203.0.113.5, 10.1.9.9  Error message:  ${user}-${WRONG}  Exception details:  x`
  for (const user of ['anna-lena@con-toso.com', 'CONTOSO\\anna-lena', 'user1'])
    for (const written of [text(user), text(user).replaceAll('  ', '\r\n')])
      assert.deepEqual(told('AD FS Auditing', 411, written), [user, '203.0.113.5', WRONG])
})

test('AD FS: values without names tell the same in any order', () => {
  const values = [
    '00000000-0000-0000-0000-000000000000',
    'http://example.com/tokens/UserName',
    `anna-lena@contoso.com-${WRONG}`,
    '::1,10.1.9.9',
  ]
  for (const lines of [values, values.toReversed()])
    assert.deepEqual(told('AD FS Auditing', 411, lines.join('\n'), true), ['anna-lena@contoso.com', '::1', WRONG])
})

test('SQL Server: a domain account is the user, a login of its own is none, and the machine itself is no client', () => {
  const text = (user: string, client: string): string => `Login failed for user '${user}'. Reason: Not 'a@b'. [CLIENT: ${client}]`
  assert.deepEqual(told('MSSQL$REPORTS', 18456, text('CONTOSO\\User1', '10.1.2.9')), ['CONTOSO\\User1', '10.1.2.9', "Not 'a@b'."])
  assert.deepEqual(told('MSSQLSERVER', 18456, text('sa', '<local machine>')), [undefined, undefined, "Not 'a@b'."])
  assert.deepEqual(told('MSSQLSERVER', 18456, 'CONTOSO\\User1,  Reason: None., [CLIENT: ::1]', true), ['CONTOSO\\User1', '::1', 'None.,'])
})

test('the same words of another program tell nothing', () => {
  assert.equal(tellingOf(18456, 'Contoso Agent'), undefined)
  assert.equal(tellingOf(4625, 'MSSQLSERVER'), undefined)
})
