// Real logs from public repositories, where the folder with them lies beside the project: what is read in them is what their manifest says.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { memorySource } from '../server/src/evidence/byteSource.ts'
import { type EntryTable, entryTable } from '../server/src/evidence/entryTable.ts'
import { readFile } from '../server/src/evidence/readFile.ts'
import { FORMATS } from '../server/src/formats/registry.ts'
import type { Identity, Role } from '../server/src/model/identity.ts'

/** The facts of a file; null, of the format as of the rest, is "not certain". Users, addresses and PIDs are those of the failures or of all entries. */
interface Facts {
  readonly file: string
  readonly format: string | null
  readonly entries: number | null
  readonly entriesMin?: number
  readonly entriesMax?: number
  readonly failures: number | null
  readonly failuresMin?: number
  readonly failuresMax?: number
  readonly users: readonly string[] | null
  readonly ips: readonly string[] | null
  readonly ipsMay?: readonly string[]
  readonly pids: readonly number[] | null
  readonly of: 'failures' | 'entries' | null
}

const folder = path.resolve(import.meta.dirname, '../../shared/data')
const manifest = path.join(folder, 'MANIFEST.json')
const isThere = existsSync(manifest)
const ids = new Set(FORMATS.map(({ id }) => id))

if (isThere) for (const facts of factsOf(manifest)) testFile(facts)
else test('real logs are not beside this checkout, so none is read', t => t.diagnostic(`no ${manifest}`))

function factsOf(file: string): readonly Facts[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly files: readonly Facts[] }).files
}

function testFile(facts: Facts): void {
  const bytes = readFileSync(path.join(folder, facts.file))
  const read = readFile(FORMATS, path.basename(facts.file), memorySource(bytes))
  const claimed = 'table' in read
  if (facts.format !== null && !ids.has(facts.format))
    test(`${facts.file} is no log that is read`, () => assert.ok(!claimed, claimOf(read)))
  else if (facts.format === null && !claimed)
    test(`${facts.file} is no log that is read, which may change`, () => assert.notEqual(claimOf(read), ''))
  else
    test(`${facts.file} is read as its manifest says`, () => {
      assert.ok(claimed, claimOf(read))
      assert.ok([null, read.recognition.format.id].includes(facts.format), claimOf(read))
      checkFacts(entryTable(read.table), facts)
    })
}

function claimOf(read: ReturnType<typeof readFile>): string {
  return 'table' in read ? `claimed by ${read.recognition.format.id}: ${read.recognition.because}` : read.because
}

function checkFacts(table: EntryTable, facts: Facts): void {
  const all = Array.from({ length: table.count }, (_, entry) => entry)
  const failed = all.filter(entry => table.outcome(entry) === 'failure')
  checkCount('entries', all.length, facts.entries, facts.entriesMin, facts.entriesMax)
  checkCount('failures', failed.length, facts.failures, facts.failuresMin, facts.failuresMax)
  const entries = facts.of === 'failures' ? failed : all
  const users = named(table, entries, 'user', identity => (identity.kind === 'user' ? userName(identity) : undefined))
  const ips = named(table, entries, 'client', identity => (identity.kind === 'ip' ? identity.address : undefined))
  const pids = named(table, entries, 'process', identity => (identity.kind === 'process' ? identity.pid : undefined))
  if (facts.users !== null) assert.deepEqual(users, [...facts.users].toSorted(), 'users')
  if (facts.ips !== null) checkAddresses(ips, facts.ips, facts.ipsMay ?? [])
  if (facts.pids !== null) assert.deepEqual(pids, [...facts.pids].map(String).toSorted(), 'process IDs')
}

function checkCount(what: string, actual: number, exact: number | null, least = exact, most = exact): void {
  assert.ok(least === null || least === undefined || actual >= least, `${actual} ${what}, not at least ${least}`)
  assert.ok(most === null || most === undefined || actual <= most, `${actual} ${what}, not at most ${most}`)
}

function checkAddresses(actual: readonly string[], must: readonly string[], may: readonly string[]): void {
  assert.deepEqual(
    actual.filter(address => must.includes(address)),
    [...must].toSorted(),
    'addresses',
  )
  assert.deepEqual(
    actual.filter(address => !must.includes(address) && !may.includes(address)),
    [],
    'addresses beyond these',
  )
}

/** What the identities of a role in some entries are called, each once, in order. */
function named(
  table: EntryTable,
  entries: readonly number[],
  role: Role,
  name: (identity: Identity) => string | number | undefined,
): string[] {
  const names = entries.map(entry => table.who(entry)[role]).map(identity => identity && name(identity))
  return [...new Set(names.filter(one => one !== undefined).map(String))].toSorted()
}

/** As the manifest counts it: without the domain, a user principal name whole. */
function userName(user: Identity & { readonly kind: 'user' }): string {
  return user.upn ? `${user.name}@${user.domain}` : user.name
}
