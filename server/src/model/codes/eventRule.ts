import type { EntryClass, Outcome } from '../outcome.ts'

/** How an event of the Windows logs is judged. */
export type EventRule =
  /** The id says it all. */
  | { readonly by: 'id'; readonly class: EntryClass; readonly outcome: Outcome }
  /** The code in the event says it; `otherwise` holds where none is written. */
  | { readonly by: 'code'; readonly space: 'ntstatus' | 'kerberos' | 'nps'; readonly otherwise: EntryClass; readonly failed: boolean }

/** An event id and what it says. */
export interface WindowsEvent {
  readonly id: number
  /** `legacy` up to Windows 2003, `modern` from Vista on. */
  readonly era: 'legacy' | 'modern'
  readonly title: string
  readonly rule: EventRule
  /** What it is good for in a lockout. */
  readonly use: string
  /** What to mind; empty where there is nothing. */
  readonly caution: string
}

/** The labels (of the English text) under which an event names who took part. */
export interface EventLabels {
  readonly user: string
  readonly host?: string
  readonly address?: string
  readonly process?: string
  readonly code?: string
}

export type EventRow = readonly [
  id: number | readonly [first: number, last: number],
  title: string,
  rule: EventRule,
  use: string,
  caution?: string,
]

export const id = (kind: EntryClass, outcome: Outcome = 'none'): EventRule => ({ by: 'id', class: kind, outcome })
/** Refused, for the reason the class names. */
export const refused = (kind: EntryClass): EventRule => id(kind, 'failure')
export const NOTED = id('other')
export const GRANTED = id('logon', 'success')
export const LOCKOUT = id('lockout', 'lockout')
/** Both results under one id: the code tells. Old systems write no code where all went well. */
export const byCode = (space: 'ntstatus' | 'kerberos' | 'nps', otherwise: EntryClass = 'logon'): EventRule => ({
  by: 'code',
  space,
  otherwise,
  failed: otherwise !== 'logon',
})

export const eventsOf = (era: 'legacy' | 'modern', rows: readonly EventRow[]): WindowsEvent[] =>
  rows.flatMap(([ids, title, rule, use, caution = '']) => range(ids).map(one => ({ id: one, era, title, rule, use, caution })))

function range(ids: EventRow[0]): number[] {
  if (typeof ids === 'number') return [ids]
  return Array.from({ length: ids[1] - ids[0] + 1 }, (_, i) => ids[0] + i)
}
