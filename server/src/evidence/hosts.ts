import { shortHost } from '../model/identity.ts'
import type { EvidenceFile, HostAssumption } from './evidenceFile.ts'

/** The machine a file tells about where its entries do not say: configured, or a machine of the other logs whose name the file's name bears. */
export function hostOf(file: EvidenceFile, configured: string | undefined, files: readonly EvidenceFile[]): HostAssumption | undefined {
  if (configured !== undefined) return { name: configured, how: 'configured', because: 'the case file says so' }
  const words = new Set(
    file.path
      .toLowerCase()
      .split(/[^a-z0-9-]+|[_]/)
      .filter(word => word.length > 2),
  )
  const named = new Map<string, string>()
  for (const name of hostNames(files)) if (words.has(shortHost(name))) named.set(shortHost(name), name)
  const [only, ...more] = named.values()
  return only === undefined || more.length > 0 ? undefined : { name: only, how: 'estimated', because: `the file's name bears ${only}` }
}

function* hostNames(files: readonly EvidenceFile[]): Iterable<string> {
  for (const file of files) for (const identity of file.table.data.identities) if (identity?.kind === 'host') yield identity.name
}
