import { type Judgement, judgement, setJudgement } from '../../frames/w3c/value.ts'
import { protocolNumber } from '../../model/codeSpace.ts'
import { FACET_DIRECTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'

const SMTP = protocolNumber('smtp')
const INBOUND = 1
const OUTBOUND = 2
/** Words below this have keys under which the sink keeps a what: one for each kind of row, to which it adds where the server is the client. */
const MOST_WORDS = 1024
const KINDS = 4
const SAYS = 1
const OUTWARD = 2
const CONNECTION = judgement('session')
const OTHER = judgement('other')

/** States a row that opens or closes a connection, or that greets with a word. False where the word is still to be stated. */
export const setConnection = (word: number, isOutbound: boolean, sink: EntrySink): boolean =>
  setKept(word, isOutbound ? OUTWARD : 0, CONNECTION, sink)

/** The same for any other row that judges nobody. */
export const setOther = (word: number, isOutbound: boolean, sink: EntrySink): boolean =>
  setKept(word, SAYS + (isOutbound ? OUTWARD : 0), OTHER, sink)

/** What such rows say follows from their kind and one word, so that it is stated in full only once. */
function setKept(word: number, kind: number, judged: Judgement, sink: EntrySink): boolean {
  const key = word * KINDS + kind
  if (word < MOST_WORDS && sink.recallWhat(key)) return true
  setService(kind >= OUTWARD, judged, sink)
  if (word < MOST_WORDS) sink.keepDraft(key)
  return false
}

/** States what all rows do, and how one judges. */
export function setService(isOutbound: boolean, judged: Judgement, sink: EntrySink): void {
  sink.what[FACET_PROTOCOL] = SMTP
  sink.what[FACET_DIRECTION] = isOutbound ? OUTBOUND : INBOUND
  setJudgement(sink, judged)
}
