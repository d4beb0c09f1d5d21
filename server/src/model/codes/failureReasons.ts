import type { EntryClass } from '../outcome.ts'

/** A message id that raw exports of 4625 carry instead of a text (`%%2313`). */
export interface FailureReason {
  readonly text: string
  readonly class: EntryClass
  /** The event of Windows 2000/2003 that said the same; 0 where there was none. */
  readonly legacyEvent: number
}

/** Failure Reason ids, `%%2304` to `%%2315`. Source: message resources of msobjs.dll. */
export const FAILURE_REASONS: ReadonlyMap<number, FailureReason> = new Map([
  [2304, { text: 'An error during logon', class: 'other', legacyEvent: 537 }],
  [2305, { text: 'The account has expired', class: 'expired', legacyEvent: 532 }],
  [2306, { text: 'Netlogon is not running', class: 'infrastructure', legacyEvent: 536 }],
  [2307, { text: 'The account is locked out', class: 'locked-out', legacyEvent: 539 }],
  [2308, { text: 'This logon type is not granted here', class: 'restriction', legacyEvent: 534 }],
  [2309, { text: 'The password has expired', class: 'expired', legacyEvent: 535 }],
  [2310, { text: 'The account is disabled', class: 'disabled', legacyEvent: 531 }],
  [2311, { text: 'Outside the logon hours', class: 'restriction', legacyEvent: 530 }],
  [2312, { text: 'Not allowed at this computer', class: 'restriction', legacyEvent: 533 }],
  [2313, { text: 'Unknown user name or bad password', class: 'bad-password', legacyEvent: 529 }],
  [2315, { text: 'A smart card is required and was not used', class: 'restriction', legacyEvent: 0 }],
])

/** The reason that `%%2313` stands for. */
export function failureReason(text: string): FailureReason | undefined {
  const id = /^%%(\d{4})$/.exec(text.trim())?.[1]
  return id === undefined ? undefined : FAILURE_REASONS.get(Number(id))
}
