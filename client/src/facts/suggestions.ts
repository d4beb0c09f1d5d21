import type { CaseFact, CaseFactKind } from '../../../shared/caseFile.ts'
import type { FactSuggestion } from '../../../shared/requests.ts'
import { isPolicyNote, policyNote } from './policyNote.ts'

/** A kind of fact an investigator can state, in words, and what has to be asked for it. */
export interface FactKind {
  readonly fact: CaseFactKind
  readonly label: string
  readonly detail: string
  readonly asks: readonly FactPart[]
}
export type FactPart = 'host' | 'ip' | 'user' | 'service' | 'pid' | 'image' | 'at' | 'from' | 'to' | 'note' | 'policy'

const KINDS: readonly FactKind[] = [
  {
    fact: 'host-off',
    label: 'A machine was off',
    detail: 'Failures that go on while it is off do not come from it',
    asks: ['host', 'from', 'to'],
  },
  { fact: 'address-of', label: 'An address belongs to a machine', detail: 'From DHCP, DNS or an inventory', asks: ['ip', 'host'] },
  { fact: 'load-balancer', label: 'An address is a load balancer or proxy', detail: 'Many clients hide behind it', asks: ['ip'] },
  { fact: 'owns', label: 'A person owns a machine or address', detail: 'Who to call', asks: ['user', 'host'] },
  {
    fact: 'process',
    label: 'A process ID was this program',
    detail: 'Where no process list was taken in time',
    asks: ['host', 'pid', 'image'],
  },
  {
    fact: 'service-disabled',
    label: 'A service is switched off',
    detail: 'Such as POP3 or IMAP4 on a mail server',
    asks: ['service', 'host'],
  },
  { fact: 'no-terminal-services', label: 'No terminal services are in use', detail: 'So no forgotten session can be the cause', asks: [] },
  { fact: 'password-changed', label: 'The password was changed', detail: 'Why it began when it did', asks: ['user', 'at'] },
  {
    fact: 'note',
    label: 'The lockout policy',
    detail: 'Threshold, duration and observation window: what “net accounts /domain” prints',
    asks: ['policy'],
  },
  { fact: 'note', label: 'A note', detail: 'Anything else worth keeping', asks: ['note'] },
]

/** The kinds of fact, those that fit what is known first. */
export function factKinds(suggestion: FactSuggestion): readonly FactKind[] {
  const known = Object.keys(suggestion)
  const fit = ({ asks }: FactKind): number => asks.filter(part => known.includes(part)).length
  return KINDS.toSorted((a, b) => fit(b) - fit(a))
}

/** A part of a fact from what a person typed; undefined where it is none. Times as `2006-09-12 18:05` or with `T`, seconds and zone. */
export function factPart(part: FactPart, typed: string): string | number | undefined {
  const text = typed.trim()
  if (part === 'pid') return /^\d{1,10}$/.test(text) ? Number(text) : undefined
  if (part === 'policy') return policyNote(text)
  if (part !== 'at' && part !== 'from' && part !== 'to') return text === '' ? undefined : text
  const time = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

export function factOf(kind: CaseFactKind, { policy, ...parts }: Readonly<Partial<Record<FactPart, string | number>>>): CaseFact {
  return { kind, ...parts, ...(policy === undefined ? {} : { note: policy }) } as CaseFact
}

/** The facts with one more; a policy takes the place of the one that was stated before. */
export function withFact(facts: readonly CaseFact[], fact: CaseFact): readonly CaseFact[] {
  const others = isPolicyNote(fact.note) ? facts.filter(({ kind, note }) => kind !== 'note' || !isPolicyNote(note)) : facts
  return [...others, fact]
}

/** The facts without one; as they are where it is gone already. */
export function withoutFact(facts: readonly CaseFact[], fact: CaseFact): readonly CaseFact[] {
  const text = JSON.stringify(fact)
  const at = facts.findIndex(each => JSON.stringify(each) === text)
  return facts.filter((_, n) => n !== at)
}
