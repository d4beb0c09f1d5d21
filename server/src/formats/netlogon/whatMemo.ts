import { FACET_CODE, FACET_DETAIL, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { NTLM } from './logonLine.ts'
import { statusOf } from './status.ts'
import { isEntered, readVerdict } from './verdict.ts'
import type { WordIds } from './words.ts'

/** What a sign-in says follows from its kind and its verdict. There are few of either in a log, so that each pair of them is drafted once. */
export interface WhatMemo {
  /** The number of a kind of logon, by the id of its word; -1 where a log has more of them than there are. */
  kindOf(word: number): number
  /** Drafts what a sign-in of a kind says whose last word is `[word, stop)`. */
  draft(bytes: Uint8Array, word: number, stop: number, kind: number): void
}

/** Kinds, and verdicts of each. */
const MOST = 16
const ENTERED = 0

export function whatMemo(sink: EntrySink, words: WordIds): WhatMemo {
  const kinds: number[] = []
  const verdicts = new Map<number, number>()
  const verdictOf = (bytes: Uint8Array, word: number, stop: number): number => {
    if (isEntered(bytes, word, stop)) return ENTERED
    const status = statusOf(bytes, word, stop)
    const known = verdicts.get(status)
    if (known !== undefined) return known
    if (Number.isNaN(status) || verdicts.size + 1 >= MOST) return -1
    verdicts.set(status, verdicts.size + 1)
    return verdicts.size
  }
  return {
    kindOf: word => {
      const known = kinds.indexOf(word)
      if (known >= 0) return known
      return kinds.length < MOST ? kinds.push(word) - 1 : -1
    },
    draft: (bytes, word, stop, kind) => {
      const verdict = verdictOf(bytes, word, stop)
      const key = kind * MOST + verdict
      if (verdict >= 0 && sink.recallWhat(key)) return
      sink.what[FACET_CODE] = words.samLogon
      sink.what[FACET_DETAIL] = kinds[kind]!
      sink.what[FACET_PROTOCOL] = NTLM
      readVerdict(bytes, word, stop, 'ntstatus', sink, words)
      if (verdict >= 0) sink.keepDraft(key)
    },
  }
}
