import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AccountInTrouble } from '../../../shared/requests.ts'
import { type AccountColumn, sorted, sortWords } from './order.ts'

const account = (user: string, failures: number, first: string, lockouts = 0): AccountInTrouble => ({
  ...{ user, domain: 'CONTOSO', failures, lockouts },
  first: { ref: { path: 'DC01.txt', line: 1 }, at: `2021-05-17T${first}:00.000Z` },
})
const ACCOUNTS = [account('user10', 5, '08:10', 1), account('user9', 7, '08:30'), account('anna', 5, '08:20')]
const names = (by: AccountColumn, reversed = false): string =>
  sorted(ACCOUNTS, { by, reversed })
    .map(({ user }) => user)
    .join(' ')

describe('the accounts', () => {
  test('begin with those that are locked out, then with those that fail most', () => {
    assert.equal(names('lockout'), 'user10 user9 anna')
  })

  test('are sorted by any column, and the other way round', () => {
    assert.equal(names('failures'), 'user9 anna user10')
    assert.equal(names('failures', true), 'anna user10 user9')
    assert.equal(names('account'), 'anna user9 user10')
    assert.equal(names('first'), 'user10 anna user9')
    assert.equal(names('first', true), 'user9 anna user10')
  })

  test('say to a screen reader by which column', () => {
    assert.equal(sortWords('failures', { by: 'failures', reversed: false }), 'descending')
    assert.equal(sortWords('account', { by: 'account', reversed: false }), 'ascending')
    assert.equal(sortWords('first', { by: 'account', reversed: false }), undefined)
  })
})
