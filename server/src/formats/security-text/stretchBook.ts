import type { Block } from './block.ts'
import { endOfStretch, type Place, type Stretch, stretchOf, takeStretch } from './stretch.ts'

/** Texts that are known at a time. A log has a few kinds of events, most of them of the same few. */
const MOST = 16
/** How many events in vain, more than those that were known, before a log counts as one that does not repeat itself. */
const PATIENCE = 256

/** The texts of the events of one log that repeat themselves. */
export interface StretchBook {
  /** Whether it is worth while to look for known texts. */
  isUseful(): boolean
  /** Learns the text of the block, whose lines were read one by one, up to where the next event begins. */
  learn(block: Block, words: Int32Array, offset: number, end: number, line: number): void
  /** Reads a block whose first line was read, up to `next`, as one of the known ones; returns where that ends, -1 where it is none of them. */
  read(block: Block, bytes: Uint8Array, words: Int32Array, offset: number, next: number, end: number): number
  /** Forgets all texts: from here on the same text may be read otherwise. */
  forget(): void
  /** The blank lines behind the block that was read last. */
  blankLines(): number
}

export function stretchBook(): StretchBook {
  const known: Stretch[] = []
  const origin: Place = { at: 0, line: 0 }
  let patience = PATIENCE
  let blankLines = 0

  return {
    isUseful: () => patience > 0,
    blankLines: () => blankLines,
    learn(block, words, offset, end, line) {
      if (!block.values.noted) return
      const stretch = stretchOf(block, words, offset, origin, { at: end, line })
      if (stretch === undefined) return
      known.length = Math.min(known.length, MOST - 1)
      known.push(stretch)
    },
    forget: () => void known.splice(0),
    read(block, bytes, words, offset, next, end) {
      origin.at = block.numbered ? next : block.start
      origin.line = block.numbered ? block.line + 1 : block.line
      for (let i = 0; i < known.length; i++) {
        const stretch = known[i]!
        if (stretch.numbered !== block.numbered) continue
        const stop = endOfStretch(stretch, bytes, words, offset, origin.at, end)
        if (stop < 0) continue
        stretch.hits++
        if (i > 0 && stretch.hits > known[i - 1]!.hits) swap(known, i)
        takeStretch(block, stretch)
        block.values.noted = false
        block.textEnd = stop - stretch.blankBytes
        block.textEndLine = origin.line + stretch.lines - stretch.blankLines
        blankLines = stretch.blankLines
        patience = Math.min(PATIENCE, patience + 1)
        return stop
      }
      patience--
      return -1
    },
  }
}

/** What comes more often is looked for first. */
function swap(known: Stretch[], i: number): void {
  const before = known[i - 1]!
  known[i - 1] = known[i]!
  known[i] = before
}
