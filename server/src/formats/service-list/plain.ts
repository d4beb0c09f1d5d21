import { byteMemo, type ByteMemo } from '../../frames/byteMemo.ts'
import { emptyPlainBlock, plainBlockReader } from '../../frames/table/plainBlock.ts'
import { broughtWord, isAccount, plainNumber } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { SERVICE_ROW, serviceState, startType } from '../../model/listed.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL, FACET_SERVICES } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { HEADINGS, isStartedHeading } from './names.ts'

/** The fields from which something is read. */
export const FIELDS: readonly string[] = ['service-name', 'display-name', 'state', 'start-type', 'pid', 'account', 'host']
const [NAME, DISPLAY_NAME, STATE, START_TYPE, PID, ACCOUNT, HOST] = [0, 1, 2, 3, 4, 5, 6] as const

/** Reads blocks of sc that need no text; undefined below the heading of another list. */
export function blockReader(heading: string): PlainReader | undefined {
  if (isStartedHeading(heading)) return undefined
  const block = emptyPlainBlock(FIELDS)
  const read = plainBlockReader(HEADINGS, FIELDS)
  const { starts, ends } = block
  const code = broughtWord(SERVICE_ROW)
  const states: ByteMemo<number> = byteMemo()
  const types: ByteMemo<number> = byteMemo()
  const decoder = new TextDecoder()
  const word = (known: ByteMemo<number>, meaning: (text: string) => string, bytes: Uint8Array, slot: number, sink: EntrySink): number =>
    ends[slot] === 0
      ? sink.word(meaning(''))
      : known(bytes, starts[slot]!, ends[slot]!, () => sink.word(meaning(decoder.decode(bytes.subarray(starts[slot], ends[slot])))))
  return (row, end, sink) => {
    const { bytes } = row
    if (!read(bytes, row.start, end, block) || ends[HOST]! > 0) return false
    const name = ends[NAME]! > 0 ? NAME : DISPLAY_NAME
    const pid = ends[PID] === 0 ? 0 : plainNumber(bytes, starts[PID]!, ends[PID]!)
    if (ends[name] === 0 || pid < 0) return false
    const state = word(states, serviceState, bytes, STATE, sink)
    // WMI's status says nothing of it; what does may stand below.
    if (state === 0 && ends[STATE]! > 0) return false
    row.stop = block.stop
    row.lines = block.lines
    row.seen = block.seen
    if (pid > 0) sink.who[ROLE_PROCESS] = sink.identity(PROCESS, bytes, starts[PID]!, ends[PID]!)
    const [account, accountEnd] = [starts[ACCOUNT]!, ends[ACCOUNT]!]
    if (isAccount(bytes, account, accountEnd)) {
      sink.who[ROLE_CALLER] = sink.identity(USER, bytes, account, accountEnd)
    }
    sink.what[FACET_CODE] = code(sink)
    sink.what[FACET_SERVICES] = sink.term(bytes, starts[name]!, ends[name]!)
    sink.what[FACET_ACTION] = state
    sink.what[FACET_DETAIL] = word(types, startType, bytes, START_TYPE, sink)
    return true
  }
}
