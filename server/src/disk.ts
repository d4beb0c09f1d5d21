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
  /** Keeps the indexes of large logs in a folder of its own there from now on, for when they are read again; where that is not wanted, those kept there are deleted. */
  keepIndexes(storage: string, isWanted: boolean): void
  list(folderUri: string): Promise<readonly DiskFile[]>
  stat(uri: string): Promise<DiskFile | undefined>
  /** Reads a file apart from the main thread; `onProgress` returning false stops it and keeps what was read. Where it is known what a file held `before`, one
   * that has grown is read from where it ended. */
  read(file: DiskFile, onProgress: (bytes: number) => boolean, before?: ReadFile): Promise<ReadFile | Unrecognised>
}
