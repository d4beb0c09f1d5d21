import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import type { Turns } from '../evidence/turns.ts'
import type { What } from '../model/entry.ts'
import { isMachineAccount, isProbeAccount } from '../model/identity.ts'
import { isBareChallenge, unansweredChallenges } from './bareChallenges.ts'
import { type Marks, userMarks, visiting, visitingWho, whatMarks, whoMarks } from './columns.ts'
import { coverageOf, hasSureClock, spanOf } from './coverage.ts'
import { isOf, type ProtocolLog } from './protocolLogs.ts'
import { hasNear } from './skew.ts'
import type { User } from './subject.ts'

/** What the web logs of the last host say about the subject (step S12): here absence can have weight. */
export interface WebSearch {
  readonly logs: readonly ProtocolLog[]
  /** Logs of other machines, which say nothing here. */
  readonly elsewhere: number
  readonly rows: number
  /** Rows that name the subject, and those of them that refuse the logon near a failure. */
  readonly named: readonly EntryRef[]
  readonly failuresMatched: number
  readonly otherUsers: number
  /** Refused rows that name another user: proof that such rows carry names. */
  readonly otherFailures: readonly EntryRef[]
  /** Failures with a refusal or challenge that names nobody within five seconds. */
  readonly nearNameless: number
  /** Share of the failures that the logs cover, and their number. */
  readonly coverage: number
  readonly covered: number
  readonly sureClock: boolean
  readonly sureHost: boolean
  /** Whether a log has challenges (401) without a Windows status: each of them may be a refusal. */
  readonly hidesRefusals: boolean
}

/** A refused row is looked for from 2 s before to 6 s after a failure; a nameless one within 5 s (step S12). */
const BEFORE = 2000
const AFTER = 6000
const NAMELESS = 5000

export function* searchWebLogs(allLogs: readonly ProtocolLog[], host: string, user: User, failures: readonly number[]): Turns<WebSearch> {
  const web = allLogs.filter(({ family }) => family === 'web')
  const here = web.filter(log => isOf(log, host) !== 'no')
  const logs = ableToName(here)
  const named: EntryRef[] = []
  const others: Others[] = []
  const challenges: number[] = []
  const nameless: number[] = []
  for (const log of logs) {
    const { file } = log
    const { table } = file
    const any = whatMarks(table, () => true)
    yield* visiting(table, userMarks(file, user), any, entry => void named.push({ file, entry }))
    for (const { at, entry } of unansweredChallenges(log, user)) if (table.who(entry).user !== undefined) challenges.push(at)
    others.push(yield* othersIn(file, user))
    yield* visiting(table, nobody(table), refusalsIn(table), entry => void nameless.push(utcOf(file, entry)))
  }
  const refusals = named.filter(ref => isRefusal(whatOf(ref))).map(ref => utcOf(ref.file, ref.entry))
  const refused = inOrder([...refusals, ...challenges])
  const spans = logs.map(({ file }) => spanOf(file))
  const covered = failures.filter(at => spans.some(span => coverageOf(span, [at]) === 1)).length
  const namelessInOrder = inOrder(nameless)
  return {
    logs,
    elsewhere: web.length - here.length,
    rows: logs.reduce((sum, { rows }) => sum + rows, 0),
    named,
    failuresMatched: failures.filter(at => hasNear(refused, at, BEFORE, AFTER)).length,
    otherUsers: new Set(others.flatMap(({ users }) => [...users])).size,
    otherFailures: others.flatMap(other => other.refusals),
    nearNameless: failures.filter(at => hasNear(namelessInOrder, at, NAMELESS)).length,
    coverage: failures.length === 0 ? 0 : covered / failures.length,
    covered,
    sureClock: logs.every(({ file }) => hasSureClock(file)),
    sureHost: logs.every(log => isOf(log, host) === 'yes'),
    hidesRefusals: logs.some(({ file }) => hasBareChallenge(file.table)),
  }
}

/** The moments of entries that state a time. */
const inOrder = (times: readonly number[]): readonly number[] => times.filter(time => !Number.isNaN(time)).toSorted((a, b) => a - b)

const hasBareChallenge = (table: EntryTable): boolean =>
  table.data.what.counts.some((count, id) => count > 0 && isBareChallenge(table.whatOf(id)))

/** The logs whose silence could mean something; all of them where none could name a refused user. */
function ableToName(logs: readonly ProtocolLog[]): readonly ProtocolLog[] {
  const able = logs.filter(({ file }) => file.format.can.userName !== 'never')
  return able.length > 0 ? able : logs
}

const whatOf = ({ file, entry }: EntryRef): What => file.table.what(entry)
const isRefusal = ({ outcome }: What): boolean => outcome === 'failure'

const refusalsIn = (table: EntryTable): Marks => whatMarks(table, isRefusal)
/** A first leg that only asks for credentials (401.2) is answered by another row and hides nobody. */
const nobody = (table: EntryTable): Marks => whoMarks(table, ({ user }) => user === undefined)

/** Other people that a log names, and the rows that refuse one of them. */
interface Others {
  readonly users: ReadonlySet<string>
  readonly refusals: readonly EntryRef[]
}

function* othersIn(file: EvidenceFile, user: User): Turns<Others> {
  const { table } = file
  const users = new Set<string>()
  yield* visitingWho(table, ({ user: named }) => {
    if (named?.kind === 'user' && isPerson(named.name)) users.add(named.name.toLowerCase())
  })
  users.delete(user.name.toLowerCase())
  const refusals: EntryRef[] = []
  const isOther = whoMarks(table, ({ user: named }) => named?.kind === 'user' && users.has(named.name.toLowerCase()))
  yield* visiting(table, isOther, refusalsIn(table), entry => void refusals.push({ file, entry }))
  return { users, refusals }
}

/** That a log names machines and probes does not show that it names people. */
const isPerson = (name: string): boolean => !isMachineAccount(name) && !isProbeAccount(name)
