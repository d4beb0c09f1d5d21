import type { Random } from '../../../tools/sample/random.ts'
import type { SecurityEvent } from '../events.ts'
import { csvText } from './csv.ts'
import { jsonText } from './json.ts'
import { legacyText } from './legacyText.ts'
import { modernText } from './modernText.ts'
import { xmlText } from './xml.ts'
import type { LocalTime } from '../summerTime.ts'

export type Era = 'legacy' | 'modern'

export interface SecurityExport {
  /** File name without its ending. */
  readonly name: string
  readonly era: Era
  readonly minutesAt: LocalTime['minutesAt']
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
    write: (events, { minutesAt }) => events.map(event => legacyText(event, minutesAt(event.at))).join(''),
  },
  {
    eras: ['modern'],
    ending: 'txt',
    write: (events, { minutesAt, dnsDomain }) => events.map(event => modernText(event, minutesAt(event.at), dnsDomain)).join(''),
  },
  { eras: ['modern'], ending: 'xml', utc: true, write: (events, { dnsDomain }) => xmlText(events, dnsDomain) },
  { eras: ['modern'], ending: 'json', utc: true, write: (events, { dnsDomain }) => jsonText(events, dnsDomain) },
  { eras: ['modern'], ending: 'csv', namesNoComputer: true, write: (events, { minutesAt }) => csvText(events, minutesAt) },
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
  const inOrder = events.toSorted((a, b) => a.at - b.at).map(({ ahead = 0, ...event }) => ({ ...event, at: event.at + ahead }))
  // The Event Viewer shows, and copies, the newest first.
  const isNewestFirst = writer.utc !== true && options.random.chance(0.4)
  const text = writer.write(isNewestFirst ? inOrder.toReversed() : inOrder, options)
  return { path: `${options.name}.${writer.ending}`, text, utc: writer.utc === true }
}
