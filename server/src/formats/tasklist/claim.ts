import type { Head, Recognition } from '../format.ts'
import { isRuler, layoutOf } from './layout.ts'
import { isContinuation, isPrompt, rowOf } from './row.ts'

/** Width of the first column since the first Windows that had the command. */
const IMAGE_WIDTH = 26

/** A list of processes by its ruler of `=` and the numbers below its second column. */
export function recogniseTasklist({ lines }: Head): Recognition | undefined {
  const at = lines.findIndex(isRuler)
  if (at < 0) return undefined
  const layout = layoutOf(lines[at - 1] ?? '', lines[at]!)
  const isNoRow = (line: string, i: number): boolean => isRuler(line) || isRuler(lines[at + i + 2] ?? '') || isPrompt(line)
  const below = lines.slice(at + 1).filter((line, i) => line.trim() !== '' && !isContinuation(line, layout) && !isNoRow(line, i))
  const rows = below.filter(line => rowOf(line, layout) !== undefined).length
  if (rows === 0) return undefined
  const share = rows / below.length
  const isUsual = layout.starts[1] === IMAGE_WIDTH
  return {
    confidence: Math.round(share * (isUsual ? 97 : 60)) / 100,
    because: `a ruler of ${layout.starts.length} columns${isUsual ? ', the first as wide as a name of an image,' : ''} and a process ID in ${rows} of ${below.length} rows below it`,
  }
}
