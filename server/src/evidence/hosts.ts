import { shortHost } from '../model/identity.ts'
import type { EntryTable } from './entryTable.ts'
import type { HostAssumption, LogFile } from './evidenceFile.ts'

/** The machines that files name: the short name in lower case, and a spelling. */
export type HostNames = ReadonlyMap<string, string>

/** The machine a file tells about where its entries do not say: configured, or a machine of the logs whose name the file's name bears. */
export function hostOf(path: string, configured: string | undefined, names: HostNames): HostAssumption | undefined {
  if (configured !== undefined) return { name: configured, how: 'configured', because: 'the case file says so' }
  const words = new Set(
    path
      .toLowerCase()
      .split(/[^a-z0-9-]+/)
      .filter(word => word.length > 2),
  )
  const [only, ...more] = [...words].flatMap(word => names.get(word) ?? [])
  return only === undefined || more.length > 0 ? undefined : { name: only, how: 'estimated', because: `the file's name bears ${only}` }
}

/** The machines that some files name. */
export const hostNamesOf = (files: readonly LogFile[]): HostNames => new Map(files.flatMap(({ table }) => [...hostNamesIn(table)]))

const known = new WeakMap<EntryTable, HostNames>()

function hostNamesIn(table: EntryTable): HostNames {
  let names = known.get(table)
  if (names === undefined) {
    const hosts = table.data.identities.named.flatMap(identity => (identity?.kind === 'host' ? [identity.name] : []))
    names = new Map(hosts.map(name => [shortHost(name), name]))
    known.set(table, names)
  }
  return names
}
