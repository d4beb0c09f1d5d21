import type { ReadingState } from '../../shared/requests.ts'
import type { ReadFile } from './evidence/readFile.ts'
import type { Unrecognised } from './formats/recognise.ts'
import type { Disk, DiskFile } from './disk.ts'

/** Reads files one after the other, several at a time, of those that wait the most urgent first, then the smallest. What comes in while files are read joins them. */
export interface Reader {
  /** Resolves when each of the files has been read, or forgotten, or given up. A file that is being read already is read once more afterwards. */
  read(files: readonly DiskFile[]): Promise<void>
  /** What is being read of a file, or was to be, is no longer wanted. */
  forget(uri: string): void
  /** Ends reading; what was read so far is kept. */
  stop(): void
}

export interface ReaderEvents {
  /** What was read of a file before, where it may have grown only. */
  readonly before: (file: DiskFile) => ReadFile | undefined
  /** How much a person waits for a file now: 0 is most. */
  readonly rank: (file: DiskFile) => number
  readonly read: (file: DiskFile, read: ReadFile | Unrecognised) => void
  readonly failed: (file: DiskFile, problem: unknown) => void
  /** Null when nothing is left to read. */
  readonly reading: (state: ReadingState | null) => void
}

/** Bytes between two reports about one file. */
const REPORT_BYTES = 4 << 20

interface Job {
  readonly file: DiskFile
  readonly ended: () => void
}

interface Running {
  readonly file: DiskFile
  readonly before: ReadFile | undefined
  /** Bytes that were read before, and need not be read again. */
  readonly known: number
  bytes: number
  reported: number
  isWanted: boolean
  isStopped: boolean
}

export function createReader(disk: Disk, events: ReaderEvents): Reader {
  const waiting = new Map<string, Job>()
  const running = new Map<string, Running>()
  /** Of the files that came in since nothing was left to read. */
  let sum = { files: 0, started: 0, bytes: 0, bytesDone: 0, since: performance.now() }

  const report = ({ file }: Running): void => {
    const bytesDone = [...running.values()].reduce((bytes, run) => bytes + Math.max(0, run.bytes - run.known), sum.bytesDone)
    const seconds = (performance.now() - sum.since) / 1000
    events.reading({
      path: file.path,
      file: sum.started,
      files: sum.files,
      bytesDone,
      bytesTotal: sum.bytes,
      rate: seconds > 0 ? Math.round(bytesDone / seconds) : 0,
    })
  }

  const progress = (run: Running, bytes: number): boolean => {
    run.bytes = bytes
    if (bytes - run.reported >= REPORT_BYTES) {
      run.reported = bytes
      report(run)
    }
    return run.isWanted && !run.isStopped
  }

  const readOne = async (run: Running): Promise<void> => {
    try {
      const read = await disk.read(run.file, bytes => progress(run, bytes), run.before)
      if (run.isWanted) events.read(run.file, read)
    } catch (problem) {
      if (run.isWanted) events.failed(run.file, problem)
    }
  }

  const start = async ({ file, ended }: Job): Promise<void> => {
    const before = events.before(file)
    const known = before?.table.bytes ?? 0
    const run: Running = { file, before, known, bytes: known, reported: known, isWanted: true, isStopped: false }
    running.set(file.uri, run)
    sum.started++
    sum.bytes -= known
    report(run)
    await readOne(run)
    running.delete(file.uri)
    sum.bytesDone += file.size - known
    ended()
    next()
  }

  /** Of those that wait, the one that is to be read first. */
  const first = (): Job | undefined => {
    let best: { readonly job: Job; readonly rank: number } | undefined
    for (const [uri, job] of waiting) {
      if (running.has(uri)) continue
      const rank = events.rank(job.file)
      if (best === undefined || rank < best.rank || (rank === best.rank && job.file.size < best.job.file.size)) best = { job, rank }
    }
    return best?.job
  }

  const next = (): void => {
    while (running.size < Math.max(1, disk.parallel)) {
      const job = first()
      if (job === undefined) break
      waiting.delete(job.file.uri)
      void start(job)
    }
    if (running.size > 0) return
    sum = { files: 0, started: 0, bytes: 0, bytesDone: 0, since: 0 }
    events.reading(null)
  }

  const drop = (uri: string): void => {
    const job = waiting.get(uri)
    if (job === undefined) return
    waiting.delete(uri)
    sum.files--
    sum.bytes -= job.file.size
    job.ended()
  }

  return {
    read: async files => {
      if (sum.files === 0) sum.since = performance.now()
      const ends = files.map(file => {
        drop(file.uri)
        sum.files++
        sum.bytes += file.size
        return new Promise<void>(ended => void waiting.set(file.uri, { file, ended }))
      })
      next()
      await Promise.all(ends)
    },
    forget: uri => {
      drop(uri)
      const run = running.get(uri)
      if (run !== undefined) run.isWanted = false
    },
    stop: () => {
      for (const uri of [...waiting.keys()]) drop(uri)
      for (const run of running.values()) run.isStopped = true
    },
  }
}
