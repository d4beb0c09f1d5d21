import { coreOf, INPUT_BYTES } from './core.ts'

/**
 * Whether a carriage return stands before anything but a line feed; of the last byte nothing is said. The core looks at sixteen bytes at a time, so that it does not
 * matter how short the lines are.
 */
export function hasLoneReturn(bytes: Uint8Array): boolean {
  const core = coreOf()
  // What one piece ends with, the next one begins with.
  for (let from = 0; from + 1 < bytes.length; from += INPUT_BYTES - 1) {
    const piece = bytes.subarray(from, from + INPUT_BYTES)
    new Uint8Array(core.memory.buffer, core.looked_through_at(), INPUT_BYTES).set(piece)
    if (core.has_lone_return(piece.length) !== 0) return true
  }
  return false
}
