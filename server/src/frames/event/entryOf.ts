import type { EntrySink } from '../../formats/format.ts'
import { type Memory, memoryOf } from '../form/form.ts'
import type { BlockTeller } from '../alike/blockPlan.ts'
import { alikeEvents, type OffsetIn, sessionIn } from './alikeEvents.ts'
import { codeIn } from './bytesOf.ts'
import { eventWhat } from './eventWhat.ts'
import { eventWho } from './eventWho.ts'
import { eventKinds } from './judge.ts'
import * as S from './slots.ts'
import { type Slots, slotValues } from './slotValues.ts'
import { titledIn } from './title.ts'
import { tellingIn, toldIn } from './told.ts'
import { type TimesState, writtenTimes } from './written.ts'

/** The number of an event without the facility in its upper half, which an instance id has. */
const eventId = (written: number): number => (written > 0xffff ? written % 0x10000 : written)

/**
 * Makes the draft of an entry out of the values of a block: time, who and what. The answer is undefined, and the entry is to be added, or the reason why the
 * block is none.
 */
export interface EntryReader {
  /**
   * `hasData` says that values of the event were found that are none of its head: then a refused logon has to state one that tells of it. In `words` some
   * events tell what no value or label of theirs does.
   */
  (bytes: Uint8Array, sink: EntrySink, hasData?: boolean, words?: Words): string | undefined
  /** What it knows of the order of day and month. */
  readonly times: () => TimesState
  /** What is known of events that are alike (`alikeEvents.ts`); its slots are those of the reader. Only for events that lie in the log as they are read. */
  readonly alike: BlockTeller
}

/** Where the text of an event lies. */
export interface Words {
  readonly start: number
  readonly end: number
}

/** The number of an event, or of the one whose title it has where it states none. */
export function eventIn({ from, to }: Slots, bytes: Uint8Array): number {
  const isTitled = to[S.EVENT_ID]! <= from[S.EVENT_ID]! && to[S.TITLE]! > from[S.TITLE]!
  return isTitled ? titledIn(bytes, from[S.TITLE]!, to[S.TITLE]!) : eventId(codeIn(bytes, from[S.EVENT_ID]!, to[S.EVENT_ID]!))
}

/** Puts what an event tells in words into the slots. */
export function readTold({ from, to }: Slots, bytes: Uint8Array, event: number, { start, end }: Words): void {
  const telling = tellingIn(event, bytes, from[S.EVENT_SOURCE]!, to[S.EVENT_SOURCE]!)
  if (telling === undefined) return
  for (const told of toldIn(telling, bytes, start, end, false)) {
    from[told.slot] = told.start
    to[told.slot] = told.end
  }
}

const noOffset: OffsetIn = () => 0

/** One for each file; `timesBefore` is what one before it knew of the order of day and month. Times are those of the clock that is `offsetIn` them behind. */
export function entryReader(slots: Slots, timesBefore?: TimesState, offsetIn = noOffset): EntryReader {
  const { from, to } = slots
  const { stated, named } = slotValues(slots)
  const times = writtenTimes(timesBefore)
  const kindOf = eventKinds()
  const stateWhat = eventWhat(slots)
  const stateWho = eventWho(slots)
  const alike = alikeEvents(slots, times, stateWho, offsetIn)
  let memory: Memory = memoryOf(new Uint8Array(0))

  /** The time as written. While no date has shown the order of day and month, the sink keeps in mind that it may be another. */
  function moment(bytes: Uint8Array, sink: EntrySink): number {
    const time = times.read(bytes, from[S.DATE]!, to[S.DATE]!, from[S.TIME]!, to[S.TIME]!)
    if (times.isAssumed()) sink.assumeDay(times.isMonthFirst())
    const settled = times.hasSettled()
    if (settled !== undefined) sink.settleDays(settled === 'other')
    return time - offsetIn(bytes, from[S.DATE]!, to[S.DATE]!)
  }

  const read = (bytes: Uint8Array, sink: EntrySink, hasData = false, words?: Words): string | undefined => {
    const id = eventIn(slots, bytes)
    if (Number.isNaN(id)) return stated(S.EVENT_ID) ? 'its Event ID is no number' : 'the event has no Event ID'
    if (bytes !== memory.bytes) memory = memoryOf(bytes)
    if (words !== undefined) readTold(slots, bytes, id, words)
    const kind = kindOf(id)
    const isPlain = kind.isRemembered && tellingIn(id, bytes, from[S.EVENT_SOURCE]!, to[S.EVENT_SOURCE]!) === undefined
    alike.tell(kind, isPlain, named(bytes, S.COMPUTER) || !named(bytes, S.PROCESS_ID))
    sink.time = moment(bytes, sink)
    stateWhat(memory, kind, hasData, sink)
    stateWho(memory, kind, sink)
    const session = stated(S.LOGON_ID) ? S.LOGON_ID : S.SUBJECT_LOGON_ID
    sink.logonId = kind.session && stated(session) ? sessionIn(bytes, from[session]!, to[session]!) : 0
    return undefined
  }
  return Object.assign(read, { times: () => times.state(), alike })
}
