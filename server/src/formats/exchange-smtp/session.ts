/** What a row needs of those before it in its session. */
export interface SmtpSession {
  /** The identity of the name in the greeting. */
  source: number
  /** The identity of the client that a front end names. */
  forwarded: number
  /** The last command of the client, lower case, that has no final reply yet. */
  verb: string
  /** Refusals that were told in words, and whose 535 is still to come. */
  refused: number
  /** The sequence number of the last refusal, so that a row that stands twice counts once; -1 before. */
  sequence: number
  /** Whether a note has told of the success whose 235 is still to come. */
  signedIn: boolean
}

export const newSession = (): SmtpSession => ({ source: 0, forwarded: 0, verb: '', refused: 0, sequence: -1, signedIn: false })
