import { hasLoneReturn } from '../frames/alike/loneReturns.ts'
import { type ByteSource, readBytes } from './byteSource.ts'

const LF = 10
const CR = 13
/** Bytes that show how the lines of a file end. */
const LOOKED_AT = 65_536

/** Whether a carriage return alone ends the lines of a text, as some tools and old systems have it. */
export function endsLinesWithReturns(text: ByteSource): boolean {
  const head = readBytes(text, 0, LOOKED_AT)
  return head.includes(CR) && !head.includes(LF)
}

/** The same text with line feeds in place of the carriage returns that end its lines; every byte keeps its place. */
export const withLineFeeds = <Source extends ByteSource>(text: Source): Source => ({
  ...text,
  readInto: (target, at, offset, length) => {
    const count = text.readInto(target, at, offset, length)
    const end = at + count
    for (let i = target.indexOf(CR, at); i >= 0 && i < end; i = target.indexOf(CR, i + 1)) {
      const following = i + 1 < end ? target[i + 1] : readBytes(text, offset + count, 1)[0]
      if (following !== LF) target[i] = LF
    }
    return count
  },
})

/** Watches a text while it is read from beginning to end. */
export interface ReturnWatch<Source extends ByteSource> {
  readonly text: Source
  /** Whether a carriage return stood alone in what was read: to an editor it ends a line, to most logs it is text. */
  sawLoneReturn(): boolean
}

/** The same text; reading it shows whether carriage returns stand alone in it. */
export function watchReturns<Source extends ByteSource>(text: Source): ReturnWatch<Source> {
  let isOpen = false
  let isSeen = false
  const look = (bytes: Uint8Array): void => {
    isSeen ||= (isOpen && bytes[0] !== LF) || hasLoneReturn(bytes)
    isOpen = bytes.at(-1) === CR
  }
  return {
    text: {
      ...text,
      readInto: (target, at, offset, length) => {
        const count = text.readInto(target, at, offset, length)
        if (!isSeen && count > 0) look(target.subarray(at, at + count))
        return count
      },
    },
    sawLoneReturn: () => isSeen || isOpen,
  }
}
