import type { ReadingState } from '../../shared/requests.ts'
import type { Disk, DiskFile } from './disk.ts'
import { memorySource } from './evidence/byteSource.ts'
import type { PageFile } from './evidence/pages.ts'
import { readFile } from './evidence/readFile.ts'
import { FORMATS } from './formats/registry.ts'
import { createLibrary, type Library } from './library.ts'

export const FOLDER = 'file:///logs'

/** The text of a netlogon log with some entries. */
export const log = (entries: number): string =>
  '09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A\n'.repeat(entries)

/** A disk whose files are a map from uri to text. A reading waits while its uri is held. */
export interface MapDisk extends Disk {
  readonly files: Map<string, string>
  readonly reads: string[]
  /** Holds what is read from now on; the function lets it go. */
  readonly hold: () => () => void
}

export function mapDisk(texts: Readonly<Record<string, string>>): MapDisk {
  const files = new Map(Object.entries(texts))
  const reads: string[] = []
  let held: Promise<void> = Promise.resolve()
  const fileAt = (uri: string): DiskFile => ({ uri, path: '', size: files.get(uri)?.length ?? 0, modified: 1_157_000_000_000 })
  return {
    files,
    reads,
    parallel: 2,
    memory: 1e9,
    pages: mapPages,
    keepIndexes: () => {},
    list: async folder => [...files.keys()].filter(uri => uri.startsWith(`${folder}/`)).map(fileAt),
    stat: async uri => (files.has(uri) ? fileAt(uri) : undefined),
    read: async ({ uri }, onProgress) => {
      const text = files.get(uri) ?? ''
      reads.push(uri.slice(uri.lastIndexOf('/') + 1))
      const chunk = 1 << 12
      await held
      return readFile(FORMATS, uri.slice(uri.lastIndexOf('/') + 1), memorySource(new TextEncoder().encode(text)), { chunk, onProgress })
    },
    hold: () => {
      let letGo = (): void => {}
      held = new Promise(resolve => {
        letGo = resolve
      })
      return letGo
    },
  }
}

/** A page file in memory. */
function mapPages(): PageFile {
  const written: Uint8Array[] = []
  return {
    write: async bytes => written.push(bytes.slice()) - 1,
    read: (place, bytes) => bytes.set(written[place]!),
    free: place => {
      written[place] = new Uint8Array()
    },
  }
}

export interface Started {
  readonly library: Library
  readonly disk: MapDisk
  readonly states: (ReadingState | null)[]
  readonly problems: string[]
  readonly notices: string[]
  /** How often something was said to have changed. */
  readonly changes: () => number
  /** Every file in the snapshot, as `path: entries`. */
  readonly known: () => readonly string[]
}

/** A library over a disk, its one folder read. */
export async function start(texts: Readonly<Record<string, string>>, change: Partial<Disk> = {}): Promise<Started> {
  const disk = { ...mapDisk(texts), ...change }
  const states: (ReadingState | null)[] = []
  const problems: string[] = []
  const notices: string[] = []
  let changed = 0
  const library = createLibrary(disk, {
    changed: () => void changed++,
    reading: state => states.push(state),
    problem: what => problems.push(what),
    notice: text => notices.push(text),
  })
  await library.changeFolders([FOLDER], [])
  return {
    library,
    disk,
    states,
    problems,
    notices,
    changes: () => changed,
    known: () => library.store.snapshot().files.map(({ path, table }) => `${path}: ${table.count}`),
  }
}
