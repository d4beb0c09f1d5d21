import type { PageFile } from './evidence/pages.ts'
import type { ReadFile } from './evidence/readFile.ts'
import type { Unrecognised } from './formats/recognise.ts'

/** A file on disk that may be a log. */
export interface DiskFile {
  readonly uri: string
  /** Relative to the folder that was opened, with `/`. */
  readonly path: string
  readonly size: number
  /** UTC milliseconds. */
  readonly modified: number
}

/** The disk, as the server needs it. */
export interface Disk {
  /** How many files it reads at the same time. */
  readonly parallel: number
  /** Bytes of memory for what is known of logs, where nobody set it otherwise. */
  readonly memory: number
  /** A file for what has no room in memory. */
  pages(): PageFile
  /** Keeps the indexes of large logs in a folder of its own there from now on, for when they are read again; where that is not wanted, those kept there are deleted. */
  keepIndexes(storage: string, isWanted: boolean): void
  list(folderUri: string): Promise<readonly DiskFile[]>
  stat(uri: string): Promise<DiskFile | undefined>
  /** Reads a file apart from the main thread. Where it is known what a file held `before`, one that has grown is read from where it ended. */
  read(file: DiskFile, onProgress: Progress, before?: ReadFile): Promise<ReadFile | Unrecognised>
}

/** Is told up to where a file was read, and about how many bytes of memory that takes; false stops the reading and keeps what was read. */
export type Progress = (bytes: number, held: number) => boolean
