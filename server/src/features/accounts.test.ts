import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AccountInTrouble } from '../../../shared/requests.ts'
import { atOnce } from '../evidence/turns.ts'
import { accountsInTrouble, users } from './accounts.ts'
import { BAD_PASSWORD, event529, event644, samLogon, SUCCESS } from './testing/logs.testing.ts'
import { type Drawing, workspaceOf } from './testing/workspace.testing.ts'

const NETLOGON = 'netlogon.log'
const told = async (drawing: Drawing): Promise<readonly AccountInTrouble[]> =>
  atOnce(accountsInTrouble((await workspaceOf(drawing, { clocks: { timeZone: '-05:00', year: 2006 } })).context.snapshot))

describe('the accounts in trouble', () => {
  test('are those with failures, most locked out first, in one spelling each', async () => {
    const accounts = await told({
      [NETLOGON]:
        samLogon('10:12:34', 'USER1', BAD_PASSWORD) +
        samLogon('10:12:34', 'User2', BAD_PASSWORD).repeat(5) +
        samLogon('10:12:34', 'User3', SUCCESS) +
        samLogon('10:12:34', 'WKS01$', BAD_PASSWORD) +
        samLogon('10:12:34', 'User1', BAD_PASSWORD).replaceAll('CONTOSO', 'FABRIKAM'),
      'Security.txt': event529({}) + event644({}),
    })
    assert.deepEqual(
      accounts.map(({ user, domain, lockouts, failures }) => `${domain}\\${user} ${lockouts} ${failures}`.toLowerCase()),
      ['contoso\\user1 1 1', 'contoso\\user2 0 5', 'fabrikam\\user1 0 1'],
    )
  })

  test('a sign-in that two logs tell of is counted once', async () => {
    const [account] = await told({
      [NETLOGON]: samLogon('17:05:12', 'User1', BAD_PASSWORD),
      'Security.txt': event529({ time: '5:05:12 PM' }) + event529({ time: '5:06:12 PM' }),
    })
    assert.equal(account?.failures, 2)
  })

  test('say when it began and ended, when they were locked out, and where most comes from, with the lines', async () => {
    const [account] = await told({
      [NETLOGON]:
        samLogon('17:05:12', 'User1', BAD_PASSWORD, 'WKS02') +
        samLogon('17:01:00', 'User1', BAD_PASSWORD) +
        samLogon('17:09:30', 'User1', BAD_PASSWORD),
      'Security.txt': event644({ time: '5:10:00 PM' }),
    })
    assert.equal(account?.from, 'WKS01')
    assert.deepEqual(account.first, { ref: { path: NETLOGON, line: 2 }, at: '2006-09-12T22:01:00.000Z' })
    assert.deepEqual(account.last, { ref: { path: NETLOGON, line: 3 }, at: '2006-09-12T22:09:30.000Z' })
    assert.deepEqual(account.lockout, { ref: { path: 'Security.txt', line: 1 }, at: '2006-09-12T22:10:00.000Z' })
  })

  test('to choose from are at most two hundred', async () => {
    const many = Array.from({ length: 300 }, (_, n) => samLogon('10:12:34', `User${n}`, BAD_PASSWORD))
    const { context } = await workspaceOf({ [NETLOGON]: many.join('') })
    assert.equal(atOnce(users(context)).length, 200)
    assert.equal(atOnce(accountsInTrouble(context.snapshot)).length, 300)
  })
})
