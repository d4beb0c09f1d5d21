import type { Random } from '../../../tools/sample/random.ts'
import type { SecurityEvent } from '../events.ts'
import { legacyText } from './legacyText.ts'
import { modernText } from './modernText.ts'

export type Era = 'legacy' | 'modern'

export interface SecurityExport {
  /** File name without its ending. */
  readonly name: string
  readonly era: Era
  readonly zoneMinutes: number
  readonly dnsDomain: string
  readonly random: Random
}

/** A form in which a Security log is exported. A new one is one more of these. */
interface Writer {
  readonly eras: readonly Era[]
  readonly ending: string
  write(events: readonly SecurityEvent[], options: SecurityExport): string
}

const WRITERS: readonly [Writer, ...Writer[]] = [
  {
    eras: ['legacy'],
    ending: 'txt',
    write: (events, { zoneMinutes }) => events.map(event => legacyText(event, zoneMinutes)).join(''),
  },
  {
    eras: ['modern'],
    ending: 'txt',
    write: (events, { zoneMinutes, dnsDomain }) => events.map(event => modernText(event, zoneMinutes, dnsDomain)).join(''),
  },
]

/** The events in order of time, in one of the forms that their era exports. */
export function securityFile(events: readonly SecurityEvent[], options: SecurityExport): { readonly path: string; readonly text: string } {
  const fitting = WRITERS.filter(({ eras }) => eras.includes(options.era))
  const writer = fitting[options.random.whole(0, fitting.length - 1)] ?? WRITERS[0]
  const text = writer.write(
    events.toSorted((a, b) => a.at - b.at),
    options,
  )
  return { path: `${options.name}.${writer.ending}`, text }
}
