import type { Random } from '../../../tools/sample/random.ts'
import type { SecurityEvent } from '../events.ts'
import { csvText } from './csv.ts'
import { jsonText } from './json.ts'
import { legacyText } from './legacyText.ts'
import { modernText } from './modernText.ts'
import { xmlText } from './xml.ts'

export type Era = 'legacy' | 'modern'

export interface SecurityExport {
  /** File name without its ending. */
  readonly name: string
  readonly era: Era
  readonly zoneMinutes: number
  readonly dnsDomain: string
  readonly random: Random
  /** Whether somebody says of which machine the log is. */
  readonly hostTold: boolean
}

/** A form in which a Security log is exported. A new one is one more of these. */
interface Writer {
  readonly eras: readonly Era[]
  readonly ending: string
  readonly utc?: boolean
  /** Only for the log of one machine: no row says of which. */
  readonly namesNoComputer?: boolean
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
  { eras: ['modern'], ending: 'xml', utc: true, write: (events, { dnsDomain }) => xmlText(events, dnsDomain) },
  { eras: ['modern'], ending: 'json', utc: true, write: (events, { dnsDomain }) => jsonText(events, dnsDomain) },
  { eras: ['modern'], ending: 'csv', namesNoComputer: true, write: (events, { zoneMinutes }) => csvText(events, zoneMinutes) },
]

/** A log as a file. */
export interface SecurityFile {
  readonly path: string
  readonly text: string
  readonly utc: boolean
}

/** The events in order of time, in one of the forms that their era exports and that can hold them. */
export function securityFile(events: readonly SecurityEvent[], options: SecurityExport): SecurityFile {
  const computers = new Set(events.map(({ computer }) => computer))
  const others = events.some(({ provider }) => provider !== undefined)
  const fitting = WRITERS.filter(
    ({ eras, namesNoComputer, utc }) =>
      eras.includes(options.era) && (namesNoComputer !== true || (computers.size === 1 && options.hostTold)) && (!others || utc === true),
  )
  const writer = fitting[options.random.whole(0, fitting.length - 1)] ?? WRITERS[0]
  const text = writer.write(
    events.toSorted((a, b) => a.at - b.at).map(({ ahead = 0, ...event }) => ({ ...event, at: event.at + ahead })),
    options,
  )
  return { path: `${options.name}.${writer.ending}`, text, utc: writer.utc === true }
}
