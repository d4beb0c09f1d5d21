import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Random } from '../../tools/sample/random.ts'
import { IIS_HEAD } from '../bench/iisInput.ts'
import { type InputName, inputChunks } from '../bench/inputs.ts'

/** What a server, or somebody, does to a log on disk. */
export const DEEDS = ['append', 'append', 'append', 'rotate', 'truncate', 'delete', 'edit'] as const
export type Deed = (typeof DEEDS)[number]

/** A log that is written while it is read: its name, and the one it has once it was rotated. */
export interface WrittenLog {
  readonly name: string
  /** Does one thing to the log and gives the names of the files that are other than before. */
  do(deed: Deed): Promise<readonly string[]>
}

/** Bytes of records that a log is written from, over and over. */
const SUPPLY = 1_500_000
/** Bytes that a new log has, and those that are appended at once, at most. A log of more than a few of them is followed. */
const NEW = 300_000
const APPENDED = 60_000
/** A log does not grow beyond this. */
const LARGEST = 1_200_000
/** The system knows when a file was written to no finer than this. Milliseconds. */
const TICK = 20

const LOGS: readonly { readonly input: InputName; readonly name: string; readonly rotated: string; readonly head: string }[] = [
  { input: 'netlogon', name: 'netlogon.log', rotated: 'netlogon.bak', head: '' },
  { input: 'iis-w3c', name: 'u_ex260303.log', rotated: 'u_ex260302.log', head: IIS_HEAD },
  { input: 'security-text', name: 'Security.txt', rotated: 'Security-old.txt', head: '' },
]

export const writtenLogs = (folder: string, random: Random): readonly WrittenLog[] =>
  LOGS.map(({ input, name, rotated, head }) =>
    writtenLog(path.join(folder, name), path.join(folder, rotated), head, Buffer.concat([...inputChunks(input, SUPPLY)]), random),
  )

function writtenLog(name: string, rotated: string, head: string, supply: Buffer, random: Random): WrittenLog {
  let at = 0
  const take = (most: number): Buffer => {
    const taken = supply.subarray(at, at + random.whole(1, most))
    at = (at + taken.length) % supply.length
    return taken
  }
  /** A log begins with a whole record, and none like another. */
  const begin = (): void => {
    at = supply.indexOf('\n', random.whole(0, supply.length >> 1)) + 1
    writeFileSync(name, Buffer.concat([Buffer.from(head), take(NEW)]))
  }
  const deeds: Readonly<Record<Deed, (size: number) => void | Promise<void>>> = {
    append: size => (size > LARGEST ? begin() : appendFileSync(name, take(APPENDED))),
    rotate: () => {
      renameSync(name, rotated)
      begin()
    },
    truncate: size => truncateSync(name, random.chance(0.2) ? 0 : random.whole(0, size)),
    delete: () => rmSync(name),
    edit: async size => {
      await setTimeout(TICK)
      overwrite(name, random.whole(0, size), take(100))
    },
  }
  return {
    name,
    do: async deed => {
      if (existsSync(name)) await deeds[deed](statSync(name).size)
      else begin()
      return deed === 'rotate' ? [name, rotated] : [name]
    },
  }
}

function overwrite(name: string, offset: number, bytes: Buffer): void {
  const file = openSync(name, 'r+')
  writeSync(file, bytes, 0, bytes.length, offset)
  closeSync(file)
}
