import type { AccountInTrouble } from '../../../shared/requests.ts'

/** What the table can be sorted by; the other way round on a second click. */
export type AccountColumn = 'account' | 'failures' | 'first' | 'last' | 'lockout' | 'from'

export interface AccountOrder {
  readonly by: AccountColumn
  readonly reversed: boolean
}

/** Columns that begin with the most, or with those that have anything at all. */
const MOST_FIRST: readonly AccountColumn[] = ['failures', 'lockout', 'last']

/** The accounts in an order; those that are alike in it, by failures and name. */
export function sorted(accounts: readonly AccountInTrouble[], { by, reversed }: AccountOrder): readonly AccountInTrouble[] {
  const turn = MOST_FIRST.includes(by) === reversed ? 1 : -1
  return accounts.toSorted((a, b) => turn * compare(a, b, by) || b.failures - a.failures || nameOf(a).localeCompare(nameOf(b), 'en'))
}

function compare(a: AccountInTrouble, b: AccountInTrouble, by: AccountColumn): number {
  switch (by) {
    case 'account':
      return nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true })
    case 'failures':
      return a.failures - b.failures
    case 'lockout':
      return a.lockouts - b.lockouts
    case 'from':
      return (a.from ?? '').localeCompare(b.from ?? '', 'en', { numeric: true })
    default:
      return (a[by]?.at ?? '').localeCompare(b[by]?.at ?? '', 'en')
  }
}

/** How a column is sorted, for those who do not see it. */
export function sortWords(by: AccountColumn, order: AccountOrder): string | undefined {
  if (by !== order.by) return undefined
  return MOST_FIRST.includes(by) === order.reversed ? 'ascending' : 'descending'
}

export const nameOf = ({ user, domain }: { readonly user: string; readonly domain?: string }): string =>
  domain ? `${domain}\\${user}` : user
