import type { Story } from './story.ts'

export interface SmtpRow {
  /** Milliseconds UTC on the Exchange server's clock. */
  readonly at: number
  /** Everything after date and time. */
  readonly text: string
}

export interface SmtpSession {
  readonly at: number
  readonly address: string
  /** The name of the greeting, or the pseudo user of an outgoing connection. */
  readonly client: string
  readonly rows: readonly SmtpRow[]
}

/** A row of somebody who came in. `numbers` is status, Windows status, bytes sent, bytes received, time taken (QUIT: 240 and the milliseconds of the session). */
export function inboundRow(
  story: Story,
  address: string,
  helo: string,
  at: number,
  method: string,
  query: string,
  numbers: string,
): SmtpRow {
  const { exchange, exchangeAddress } = story.options.names
  return { at, text: `${address} ${helo} SMTPSVC1 ${exchange} ${exchangeAddress} 0 ${method} - ${query} ${numbers} SMTP - - - -` }
}
