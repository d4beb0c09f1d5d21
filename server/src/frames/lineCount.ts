import { lineFeeds, WINDOW } from './lineFeeds.ts'

const feeds = new Int32Array(WINDOW)

/** How many line feeds stand in `bytes[start, end)`. */
export function lineCount(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at += WINDOW) count += lineFeeds(bytes, at, Math.min(at + WINDOW, end), feeds)
  return count
}
