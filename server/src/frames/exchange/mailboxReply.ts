import type { EntrySink } from '../../formats/format.ts'
import { describePhrase } from '../../model/codes/replies.ts'
import type { EntryClass } from '../../model/outcome.ts'

export type MailboxProtocol = 'pop3' | 'imap4'

/** What a row needs of those before it in its session. */
export interface MailboxSession {
  /** The user that the session named last. */
  user: number
  /** The command that has no reply yet, in a log of single lines. */
  verb: string
}

/** States a reply to a command that signs in, or to USER, which only begins to. */
export type ReplySetter = (command: string, reply: string, words: string, sink: EntrySink) => void

/** What a reply says. `value` is the number of its phrase, 0 where it is none of the known ones. */
export interface MailboxReply {
  readonly word: string
  readonly value: number
  readonly class: EntryClass
}

/** The reply in `context`: `R=OK`, or `R="2 NO AUTHENTICATE failed.";Msg=…`. */
export const replyIn = (context: string): string => {
  const found = /^\s*R=(?:"([^"]*)"|([^;]*))/i.exec(context)
  return (found?.[1] ?? found?.[2] ?? '').trim()
}

/** The user that a message names: `Msg="AuthFailed:LogonDenied,User: user1"`. */
export const userIn = (context: string): string => /\bUser: ?([^;,"]+)/.exec(context)?.[1]?.trim() ?? ''

/** What the words of the server add to a reply that only says no. */
const REASONS: readonly (readonly [RegExp, EntryClass])[] = [
  [/LockedOut|AccountLocked/i, 'locked-out'],
  [/PasswordExpired|ExpiredPassword/i, 'expired'],
  [/AccountDisabled/i, 'disabled'],
  [/(?:Pop|Imap)\w*Disabled|not enabled/i, 'policy'],
  [/ProxyFail|ProxyNotAuthenticated|Unavailable|Timeout/i, 'infrastructure'],
  [/LogonDenied/i, 'bad-password'],
  [/not valid in this state|unknown command|protocol error|syntax/i, 'noise'],
]

/** What a reply to a sign-in says, with the words of the server beside it. */
export function judgeReply(protocol: MailboxProtocol, reply: string, words: string): MailboxReply {
  const untagged = protocol === 'imap4' ? reply.replace(/^\S+ (?=(?:NO|BAD|OK)\b)/i, '') : reply.replace(/^OK\b/i, '+OK')
  const phrase = describePhrase(protocol, untagged)
  const word = /^\S+/.exec(untagged)?.[0] ?? ''
  const isRefused = /^(?:NO\b|-ERR\b)/i.test(untagged)
  const exact = isRefused && (phrase === undefined || phrase.class === 'bad-password') ? reasonIn(words) : undefined
  return { word: word.toUpperCase(), value: phrase?.value ?? 0, class: exact ?? phrase?.class ?? 'other' }
}

const reasonIn = (words: string): EntryClass | undefined => REASONS.find(([shape]) => shape.test(words))?.[1]
