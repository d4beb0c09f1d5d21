import { ascii, startsWith } from '../../frames/ascii.ts'

const LINE_FEED = 10
/** What the first line of an event is at the edge of the page: of Event Viewer, of wevtutil, and of the viewers before Windows Vista. */
const OPENERS = ['Log Name:', 'Event[', 'Event Type:'].map(ascii)

/** The first line that looks like the beginning of an event. */
export function nextEvent(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; ) {
    if (OPENERS.some(opener => startsWith(bytes, at, end, opener))) return at
    const feed = bytes.indexOf(LINE_FEED, at)
    if (feed < 0) return -1
    at = feed + 1
  }
  return -1
}
