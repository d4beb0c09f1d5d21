import type { Subject } from '../../../shared/investigation.ts'
import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { canonicalIdentity } from '../model/canonical.ts'
import { type Identity, isMachineAccount, sameDomain } from '../model/identity.ts'
import { visiting, whatMarks, whoMarks } from './columns.ts'

export type User = Extract<Identity, { kind: 'user' }>

/** Whom the investigation is about, and how that was chosen. */
export interface Chosen {
  readonly user: User
  readonly chosen: NonNullable<Subject['chosen']>
}

/** How often the logs say that an account was locked out or refused. Rows, not attempts: enough to choose, not to count. */
interface Trouble {
  readonly name: string
  readonly domain: string
  lockouts: number
  failures: number
}

/** The user who was asked for, else of the case file, else the one most locked out, else most failed. Machine accounts only when asked (DOMAIN.md 1.7). */
export function* chooseSubject(snapshot: Snapshot, asked: string | undefined): Turns<Chosen | undefined> {
  const troubles = yield* troublesOf(snapshot)
  const { subject } = snapshot.case
  const text = asked ?? (subject === undefined ? undefined : withDomain(subject))
  const wanted = text === undefined ? undefined : canonicalIdentity('user', text)
  if (wanted?.kind === 'user') return { user: domainFromLogs(wanted, troubles), chosen: 'asked' }
  const people = troubles.filter(({ name }) => !isMachineAccount(name))
  const most = people.toSorted((a, b) => b.lockouts - a.lockouts || b.failures - a.failures || (a.name < b.name ? -1 : 1))[0]
  if (most === undefined) return undefined
  return { user: userOf(most), chosen: most.lockouts > 0 ? 'most-locked-out' : 'most-failed' }
}

const withDomain = ({ user, domain }: { readonly user: string; readonly domain?: string }): string =>
  domain === undefined || domain === '' || /[\\@]/.test(user) ? user : `${domain}\\${user}`

/** Someone asked for by the bare name belongs to the domain that the logs give that name, where they give one only. */
function domainFromLogs(wanted: User, troubles: readonly Trouble[]): User {
  const known = troubles.filter(({ name }) => name.toLowerCase() === wanted.name.toLowerCase())
  const best = known.find(({ domain }) => wanted.domain === '' || sameDomain(domain, wanted.domain))
  if (best === undefined || (wanted.domain === '' && known.length > 1)) return wanted
  return wanted.domain === '' ? userOf(best) : { ...wanted, name: best.name }
}

const userOf = ({ name, domain }: Trouble): User => ({
  kind: 'user',
  name,
  domain,
  ...(domain.includes('.') ? { upn: true as const } : {}),
})

/** Everybody who was locked out or refused, the most refused first. Spellings of one account are one. */
function* troublesOf(snapshot: Snapshot): Turns<Trouble[]> {
  const bySpelling = new Map<string, Trouble>()
  for (const file of snapshot.files) yield* count(file, bySpelling)
  return joined([...bySpelling.values()])
}

function* count(file: EvidenceFile, bySpelling: Map<string, Trouble>): Turns<void> {
  const { table } = file
  const judged = whatMarks(table, what => what.class === 'lockout' || what.class === 'bad-password' || what.class === 'locked-out')
  const troubleOf: (Trouble | undefined)[] = []
  yield* visiting(
    table,
    whoMarks(table, ({ user }) => user?.kind === 'user'),
    judged,
    (_entry, whoId, whatId) => {
      const trouble = (troubleOf[whoId] ??= ofSpelling(table.whoOf(whoId).user as User, bySpelling))
      if (table.whatOf(whatId).class === 'lockout') trouble.lockouts++
      else trouble.failures++
    },
  )
}

function ofSpelling({ name, domain }: User, bySpelling: Map<string, Trouble>): Trouble {
  const key = `${domain}\\${name}`.toLowerCase()
  const trouble = bySpelling.get(key) ?? { name, domain, lockouts: 0, failures: 0 }
  bySpelling.set(key, trouble)
  return trouble
}

/** A name without a domain, or with the domain's other spelling, joins the account of that name that has the most rows. */
function joined(spellings: readonly Trouble[]): Trouble[] {
  const accounts: Trouble[] = []
  const rows = ({ lockouts, failures }: Trouble): number => lockouts + failures
  const fullest = spellings.toSorted((a, b) => rank(a) - rank(b) || rows(b) - rows(a))
  for (const spelling of fullest) {
    const same = accounts.filter(
      ({ name, domain }) => name.toLowerCase() === spelling.name.toLowerCase() && sameDomain(domain, spelling.domain),
    )
    const home = same.toSorted((a, b) => rows(b) - rows(a))[0]
    if (home === undefined) accounts.push({ ...spelling })
    else {
      home.lockouts += spelling.lockouts
      home.failures += spelling.failures
    }
  }
  return accounts
}

/** Spellings with a NetBIOS domain first, then user principal names, bare names last. */
function rank({ domain }: Trouble): number {
  if (domain === '') return 2
  return domain.includes('.') ? 1 : 0
}
