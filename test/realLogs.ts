import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The facts of a file; null, of the format as of the rest, is "not certain". Users, addresses and PIDs are those of the failures or of all entries. */
export interface Facts {
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

/** Real logs from public repositories, where they lie beside the checkout. */
export const folder = path.resolve(import.meta.dirname, '../../shared/data')
const manifest = path.join(folder, 'MANIFEST.json')

/** What is known of each file; nothing where the files are not there. */
export function realLogs(): readonly Facts[] {
  if (!existsSync(manifest)) return []
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly files: readonly Facts[] }).files
}

/** What was read in a file, as its manifest counts it: without domains, a user principal name whole. */
export interface Findings {
  readonly entries: number
  readonly failures: number
  readonly users: readonly string[]
  readonly ips: readonly string[]
  readonly pids: readonly string[]
}

/** Asserts that what was read is what is known. */
export function checkFacts(found: Findings, facts: Facts): void {
  checkCount('entries', found.entries, facts.entries, facts.entriesMin, facts.entriesMax)
  checkCount('failures', found.failures, facts.failures, facts.failuresMin, facts.failuresMax)
  if (facts.users !== null) assert.deepEqual(found.users, [...facts.users].toSorted(), 'users')
  if (facts.ips !== null) checkAddresses(found.ips, facts.ips, facts.ipsMay ?? [])
  if (facts.pids !== null) assert.deepEqual(found.pids, [...facts.pids].map(String).toSorted(), 'process IDs')
}

export function checkCount(what: string, actual: number, exact: number | null, least = exact, most = exact): void {
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
