import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import type { Column } from './evidence/columns.ts'
import type { ColumnShape } from './evidence/packedTable.ts'

/**
 * A file that keeps plain data and columns of numbers: a mark, the check sum of all that follows it, the length of the JSON, the JSON, the columns. Each begins at a
 * multiple of four bytes, so that columns are read as they lie. Numbers are those of the machine: such a file does not leave it.
 */
const MARK = 'LOTRIDX1'
const SUM_AT = 8
const LENGTH_AT = 12
const HEADER = 16

/** Writes a file in whole or not at all. Only its owner can read it. */
export function writeKept(name: string, plain: unknown, columns: readonly Column[]): void {
  const json = Buffer.from(JSON.stringify(plain))
  const header = Buffer.alloc(HEADER)
  header.write(MARK, 'latin1')
  header.writeUInt32LE(json.length, LENGTH_AT)
  const body = [json, ...columns].flatMap(padded)
  header.writeUInt32LE(
    body.reduce((sum, bytes) => crc32(bytes, sum), crc32(header.subarray(LENGTH_AT))),
    SUM_AT,
  )
  mkdirSync(path.dirname(name), { recursive: true, mode: 0o700 })
  const unfinished = `${name}.${process.pid}-${Math.random().toString(36).slice(2)}.new`
  try {
    const file = openSync(unfinished, 'wx', 0o600)
    try {
      for (const bytes of [header, ...body]) for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, name)
  } catch (problem) {
    rmSync(unfinished, { force: true })
    throw problem
  }
}

/** A part as bytes, and those that fill it up to a multiple of four; nothing where it is empty, for a check sum would begin anew there. */
function padded({ buffer, byteOffset, byteLength }: Column): readonly Uint8Array[] {
  if (byteLength === 0) return []
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  return byteLength % 4 === 0 ? [bytes] : [bytes, new Uint8Array(4 - (byteLength % 4))]
}

/** What a file keeps; undefined where there is none or it is not as it was written. `take` gives the columns one after the other, all in one piece of memory. */
export function readKept(name: string): { readonly plain: unknown; readonly take: (shape: ColumnShape) => Column } | undefined {
  try {
    const bytes = wholeFile(name)
    if (bytes.toString('latin1', 0, MARK.length) !== MARK) return undefined
    if (bytes.readUInt32LE(SUM_AT) !== crc32(bytes.subarray(LENGTH_AT))) return undefined
    const end = HEADER + bytes.readUInt32LE(LENGTH_AT)
    return { plain: JSON.parse(bytes.toString('utf8', HEADER, end)), take: columnsFrom(bytes, upToFour(end)) }
  } catch {
    return undefined
  }
}

function wholeFile(name: string): Buffer {
  const file = openSync(name, 'r')
  try {
    // Memory of its own, which can change threads.
    const bytes = Buffer.allocUnsafeSlow(fstatSync(file).size)
    let at = 0
    for (let some = -1; some !== 0 && at < bytes.length; at += some)
      some = readSync(file, bytes, at, Math.min(1 << 30, bytes.length - at), at)
    return bytes.subarray(0, at)
  } finally {
    closeSync(file)
  }
}

function columnsFrom({ buffer }: Buffer, first: number): (shape: ColumnShape) => Column {
  let at = first
  return ({ width, length }) => {
    const start = at
    at += upToFour(width * length)
    if (width === 1) return new Uint8Array(buffer, start, length)
    return width === 2 ? new Uint16Array(buffer, start, length) : new Uint32Array(buffer, start, length)
  }
}

const upToFour = (bytes: number): number => Math.ceil(bytes / 4) * 4
