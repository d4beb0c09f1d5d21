// Real logs from public repositories, where the folder with them lies beside the project: what is read in them is what their manifest says.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { memorySource } from '../server/src/evidence/byteSource.ts'
import { type EntryTable, entryTable } from '../server/src/evidence/entryTable.ts'
import { readFile } from '../server/src/evidence/readFile.ts'
import { FORMATS } from '../server/src/formats/registry.ts'
import type { Identity, Role } from '../server/src/model/identity.ts'
import { checkFacts, type Facts, type Findings, folder, realLogs } from './realLogs.ts'

const known = realLogs()
const ids = new Set(FORMATS.map(({ id }) => id))

for (const facts of known) testFile(facts)
if (known.length === 0) test('real logs are not beside this checkout, so none is read', t => t.diagnostic(`not in ${folder}`))

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
      checkFacts(findingsOf(entryTable(read.table), facts), facts)
    })
}

function claimOf(read: ReturnType<typeof readFile>): string {
  return 'table' in read ? `claimed by ${read.recognition.format.id}: ${read.recognition.because}` : read.because
}

function findingsOf(table: EntryTable, facts: Facts): Findings {
  const all = Array.from({ length: table.count }, (_, entry) => entry)
  const failed = all.filter(entry => table.outcome(entry) === 'failure')
  const entries = facts.of === 'failures' ? failed : all
  return {
    entries: all.length,
    failures: failed.length,
    users: named(table, entries, 'user', identity => (identity.kind === 'user' ? userName(identity) : undefined)),
    ips: named(table, entries, 'client', identity => (identity.kind === 'ip' ? identity.address : undefined)),
    pids: named(table, entries, 'process', identity => (identity.kind === 'process' ? identity.pid : undefined)),
  }
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
