import { type Judgement, judgement, setJudgement } from '../../frames/w3c/value.ts'
import { protocolNumber } from '../../model/codeSpace.ts'
import { FACET_DIRECTION, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'

const SMTP = protocolNumber('smtp')
const INBOUND = 1
const OUTBOUND = 2
/** What most rows are: one that opens or closes a connection, or one that says something; and the same where the server is the client. */
const SAYS = 1
const OUTWARD = 2
const KINDS = 4
/** Keys under which a table keeps a what. */
const KEYS = 4096
const CONNECTION = judgement('session')
const OTHER = judgement('other')

/** States what rows say that judge nobody: it follows from their kind and one word, so it is stated in full only once. */
export class Whats {
  private readonly kept = new Uint8Array(KEYS)

  /** States a row that opens or closes a connection, or that greets with a word. */
  setConnection(word: number, isOutbound: boolean, sink: EntrySink): boolean {
    return this.recall(word * KINDS + (isOutbound ? OUTWARD : 0), isOutbound, CONNECTION, sink)
  }

  /** States any other. */
  setOther(word: number, isOutbound: boolean, sink: EntrySink): boolean {
    return this.recall(word * KINDS + SAYS + (isOutbound ? OUTWARD : 0), isOutbound, OTHER, sink)
  }

  /** Whether all is stated; else its word is still to be. */
  private recall(key: number, isOutbound: boolean, judged: Judgement, sink: EntrySink): boolean {
    if (this.kept[key] === 1) {
      sink.recallWhat(key)
      return true
    }
    setService(isOutbound, judged, sink)
    if (key >= KEYS) return false
    this.kept[key] = 1
    sink.keepDraft(key)
    return false
  }
}

/** States what all rows do, and how one judges. */
export function setService(isOutbound: boolean, judged: Judgement, sink: EntrySink): void {
  sink.what[FACET_PROTOCOL] = SMTP
  sink.what[FACET_DIRECTION] = isOutbound ? OUTBOUND : INBOUND
  setJudgement(sink, judged)
}
