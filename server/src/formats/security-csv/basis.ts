import { DATE } from '../../frames/event/slots.ts'
import type { ClockBasis } from '../format.ts'
import { layoutOf } from './layout.ts'

/** How a column of times in UTC is called by tools that say so. */
const UTC = ' [UTC]'
/** Columns of a tool that reads binary logs, whose times are UTC and do not say so. */
const OF_BINARY_LOGS = ['MapDescription', 'ChunkNumber', 'PayloadData1']
const WITH_OFFSET = /[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?: [AP]M)?(?:Z| ?[+-]\d\d:?\d\d)$/

/** A heading as the table keeps it: with commas, whatever stands between its names in the file, and with a word for times whose values show that they are UTC. */
export function headingText(names: readonly string[], times: string): string {
  const date = layoutOf(names)?.indexOf(DATE) ?? -1
  const says = (name: string, column: number): string =>
    column === date && !name.endsWith(UTC) && WITH_OFFSET.test(times.trim()) ? name + UTC : name
  return names.map((name, column) => says(name.replaceAll(/[,"\r\n]/g, ' ').trim(), column)).join(',')
}

/** The clock of rows under a heading. */
export function basisUnder(heading: string): ClockBasis {
  const names = heading.split(',')
  const date = layoutOf(names)?.indexOf(DATE) ?? -1
  return names[date]?.endsWith(UTC) || names.some(name => OF_BINARY_LOGS.includes(name)) ? 'utc' : 'local'
}
