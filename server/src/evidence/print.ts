import { type ByteSource, readBytes } from './byteSource.ts'

/** Bytes at the beginning of a file, and before a place in it, by which it is known again. */
const HEAD = 65_536
const TAIL = 4096

/** By what a file is known again: whether what was read of it up to a place is still what it begins with. */
export interface Print {
  /** What the disk knows the file by, whatever its name. */
  readonly identity: string
  readonly offset: number
  readonly head: string
  readonly tail: string
}

export const printOf = (source: ByteSource, identity: string, offset: number): Print => ({
  identity,
  offset,
  head: digestOf(readBytes(source, 0, Math.min(HEAD, offset))),
  tail: digestOf(readBytes(source, Math.max(0, offset - TAIL), Math.min(TAIL, offset))),
})

/** Whether a file still begins with what was read of it: it may have grown, but is not another one, nor shorter. */
export function isKnown(print: Print, source: ByteSource, identity: string): boolean {
  if (source.size < print.offset || identity !== print.identity) return false
  const now = printOf(source, identity, print.offset)
  return now.head === print.head && now.tail === print.tail
}

/** 64 bits that tell contents apart which differ by chance. */
export function digestOf(bytes: Uint8Array): string {
  let a = 0x9e3779b9 ^ bytes.length
  let b = 0x85ebca6b
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193)
    b = Math.imul(b ^ byte ^ (a >>> 15), 0xc2b2ae35)
  }
  return `${(a >>> 0).toString(16)}-${((b ^ (a >>> 16)) >>> 0).toString(16)}`
}
