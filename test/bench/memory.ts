import { linkSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import * as requests from '../../shared/requests.ts'
import { startServer } from '../lsp/server.ts'
import { benchFolder, benchInput, INPUT_NAMES } from './inputs.ts'

/** What the built server took for some files. Bytes. */
export interface Memory {
  readonly files: number
  readonly text: number
  readonly peak: number
  readonly entries: number
}

/** How many files of the size are read. Each is one of the inputs under another name: they share their place on the disk. */
const FILES = 5

/** The most memory that the built server held while it read five files of a size, as the system counts it (Linux). */
export async function measureMemory(bytes: number): Promise<Memory> {
  const folder = path.join(benchFolder(), 'memory')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < bytes * INPUT_NAMES.length) throw new Error('there is no room on the disk for the inputs')
  const names = Array.from({ length: FILES }, (_, n) => {
    const input = INPUT_NAMES[n % INPUT_NAMES.length] ?? 'netlogon'
    const name = `${input}-${n}${input === 'security-text' ? '.txt' : '.log'}`
    linkSync(benchInput(input, bytes), path.join(folder, name))
    return name
  })
  const server = await startServer(folder)
  try {
    const all = await Promise.all(
      names.map(name => server.connection.sendRequest<requests.DocumentStatus>(requests.STATUS, { uri: server.uriOf(name) })),
    )
    const peak = peakOf(server.pid)
    return { files: FILES, text: FILES * bytes, peak, entries: all.reduce((sum, { entries }) => sum + entries, 0) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The most memory a process held so far. Source: proc(5), VmHWM in kB. */
const peakOf = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) * 1024
