import { closeSync, mkdirSync, openSync, readSync, rmSync, write } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { PageFile } from './evidence/pages.ts'

/** Places are multiples of this, so that one which is free again is of use for others too. Bytes. */
const STEP = 1 << 14
const writeTo = promisify(write)

/** A page file in a folder. It is made when it is first written to, and has no name any more then: it takes room as long as the server runs. */
export function pageFile(folder: () => string): PageFile & { close(): void } {
  /** Places that are free, by their length in steps. */
  const free = new Map<number, number[]>()
  let file: number | undefined
  let end = 0
  const take = (steps: number): number => {
    const place = free.get(steps)?.pop()
    if (place !== undefined) return place
    end += steps
    return (end - steps) * STEP
  }
  const give = (place: number, length: number): void => {
    const steps = stepsOf(length)
    const places = free.get(steps)
    if (places === undefined) free.set(steps, [place])
    else places.push(place)
  }
  return {
    write: async bytes => {
      file ??= unnamedFile(folder())
      const place = take(stepsOf(bytes.length))
      try {
        for (let at = 0; at < bytes.length; ) at += (await writeTo(file, bytes, at, bytes.length - at, place + at)).bytesWritten
      } catch (problem) {
        give(place, bytes.length)
        throw problem
      }
      return place
    },
    read: (place, bytes) => {
      if (file === undefined) throw new Error('nothing was written')
      for (let at = 0; at < bytes.length; ) {
        const some = readSync(file, bytes, at, bytes.length - at, place + at)
        if (some === 0) throw new Error('the page file is too short')
        at += some
      }
    },
    free: give,
    close: () => {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

const stepsOf = (bytes: number): number => Math.ceil(bytes / STEP)

function unnamedFile(folder: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = path.join(folder, `columns-${process.pid}-${Math.random().toString(36).slice(2)}`)
  const file = openSync(name, 'wx+', 0o600)
  // An open file goes on without its name.
  rmSync(name, { force: true })
  return file
}
