import type { EntrySink } from '../../formats/format.ts'
import { type FormBook, formBook } from '../form/formBook.ts'
import { beginPlaces, newPlaces, type Places } from '../form/places.ts'
import type { EventForm, EventRecord } from './eventRecord.ts'
import { statesZone } from './offset.ts'

/** Where a time stands that may be local, -1 for nowhere; whether it said how far from UTC it is; and whether the event came out as one with a local time. */
export interface TimeForm {
  readonly place: number
  readonly isZoned: boolean
  readonly isLocal: boolean
}

/** The events of one log that are like ones before: the same text with other values. */
export interface KnownEvents {
  /** Where the event that is read in the usual way says what others may say otherwise. */
  readonly places: Places
  /** Reads the event at `start` and makes the draft of its entry; returns where it ends, -1 where it has to be read in the usual way. */
  read(bytes: Uint8Array, start: number, end: number, sink: EntrySink): number
  /** Learns the event at `[start, end)` that was noted, before it is read. */
  learn(bytes: Uint8Array, start: number, end: number, time?: TimeForm): void
  /** Whether the time of the event that was read last is local. */
  isLocal(): boolean
}

interface Known extends EventForm {
  readonly time: TimeForm
}

const NO_TIME: TimeForm = { place: -1, isZoned: true, isLocal: false }

export function knownEvents(record: EventRecord): KnownEvents {
  const book: FormBook<Known> = formBook()
  const places = newPlaces()
  let isLocal = false

  const isAlike = ({ time }: Known, bytes: Uint8Array): boolean =>
    time.place < 0 || statesZone(bytes, book.values.from[time.place]!, book.values.to[time.place]!) === time.isZoned

  return {
    places,
    isLocal: () => isLocal,
    read: (bytes, start, end, sink) => {
      const known = book.find(bytes, start, end)
      beginPlaces(places, known === undefined && book.isOpen())
      if (known === undefined || !isAlike(known, bytes)) return -1
      isLocal = known.time.isLocal
      record.fill(known, book.values, bytes)
      return record.read(sink) === undefined ? book.end() : -1
    },
    learn: (bytes, start, end, time = NO_TIME) => {
      const form = places.isNoted ? record.form(places, start, end) : undefined
      if (form !== undefined) book.learn(bytes, places, start, end, { ...form, time })
    },
  }
}
