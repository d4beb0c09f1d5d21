import type { EntryClass, Outcome } from '../outcome.ts'
import type { CodeMeaning } from './codeTable.ts'
import type { EventLabels, WindowsEvent } from './eventRule.ts'
import { KERBEROS } from './kerberos.ts'
import { LEGACY_EVENTS } from './legacyEvents.ts'
import { MODERN_EVENTS } from './modernEvents.ts'
import { NTSTATUS } from './ntstatus.ts'
import { NPS } from './replies.ts'
import { SSPI } from './sspi.ts'

export type { EventLabels, EventRule, WindowsEvent } from './eventRule.ts'

/** Every Windows event that matters for lockouts. */
export const EVENTS: readonly WindowsEvent[] = [...LEGACY_EVENTS, ...MODERN_EVENTS]

const byId = new Map(EVENTS.map(event => [event.id, event]))
export const windowsEvent = (event: number): WindowsEvent | undefined => byId.get(event)

/** What an event says once its code is known; `code` is undefined where the event writes none. */
export function eventVerdict(event: number, code: number | undefined): { readonly class: EntryClass; readonly outcome: Outcome } {
  const rule = byId.get(event)?.rule
  if (rule === undefined) return { class: 'other', outcome: 'none' }
  if (rule.by === 'id') return rule
  const kind = code === undefined ? rule.otherwise : ((CODE_TABLES[rule.space].get(code) ?? SSPI.get(code))?.class ?? 'other')
  return { class: kind, outcome: outcomeOfResult(kind) }
}

const CODE_TABLES = { ntstatus: NTSTATUS, kerberos: KERBEROS, nps: NPS }

/** A judged logon: granted, a leg of the handshake, noise, or else refused, even for reasons that have no class of their own. */
function outcomeOfResult(kind: EntryClass): Outcome {
  if (kind === 'logon') return 'success'
  if (kind === 'handshake') return 'challenge'
  return kind === 'noise' ? 'none' : 'failure'
}

/** An event id as a code: its title, and the class it has where its own code says nothing else. */
export function describeEvent(event: number): CodeMeaning | undefined {
  const known = byId.get(event)
  if (known === undefined) return undefined
  const kind = known.rule.by === 'id' ? known.rule.class : known.rule.otherwise
  return { symbol: `Event ${event}`, meaning: known.title, class: kind, countsTowardLockout: event === 529 }
}

const LEGACY_LOGON: EventLabels = {
  user: 'User Name',
  host: 'Workstation Name',
  address: 'Source Network Address',
  process: 'Caller Process ID',
}
const TICKET: EventLabels = { user: 'User Name', address: 'Client Address', code: 'Failure Code' }
const MODERN_TICKET: EventLabels = { user: 'Account Name', address: 'Client Address', code: 'Failure Code' }
const TARGET: EventLabels = { user: 'Target Account Name' }
const TARGET_ACCOUNT: EventLabels = { user: 'Target Account: Account Name' }
const STATION: EventLabels = { user: 'User Name', host: 'Client Name', address: 'Client Address' }
const NTLM: EventLabels = { user: 'Logon Account', host: 'Source Workstation', code: 'Error Code' }

const LABELS: ReadonlyMap<number, EventLabels> = new Map([
  ...[528, 529, 530, 531, 532, 533, 534, 535, 536, 539, 540].map(event => [event, LEGACY_LOGON] as const),
  [537, { ...LEGACY_LOGON, code: 'Substatus code' }],
  [552, { user: 'Target User Name', host: 'Target Server Name', address: 'Source Network Address', process: 'Caller Process ID' }],
  [592, { user: 'User Name', process: 'New Process ID' }],
  [593, { user: 'User Name', process: 'Process ID' }],
  ...[627, 628, 642, 671].map(event => [event, TARGET] as const),
  [644, { user: 'Target Account Name', host: 'Caller Machine Name' }],
  [672, { ...TICKET, code: 'Result Code' }],
  ...[673, 675, 676, 677].map(event => [event, TICKET] as const),
  [680, NTLM],
  [681, { user: 'The logon to account', host: 'from workstation', code: 'The error code was' }],
  ...[682, 683].map(event => [event, STATION] as const),
  [4624, { user: 'New Logon: Account Name', host: 'Workstation Name', address: 'Source Network Address', process: 'Process ID' }],
  [
    4625,
    {
      user: 'Account For Which Logon Failed: Account Name',
      host: 'Workstation Name',
      address: 'Source Network Address',
      process: 'Caller Process ID',
      code: 'Sub Status',
    },
  ],
  [
    4648,
    {
      user: 'Account Whose Credentials Were Used: Account Name',
      host: 'Target Server Name',
      address: 'Network Address',
      process: 'Process ID',
    },
  ],
  [4688, { user: 'Account Name', process: 'New Process ID' }],
  [4689, { user: 'Account Name', process: 'Process ID' }],
  ...[4723, 4724, 4738, 4767].map(event => [event, TARGET_ACCOUNT] as const),
  [4740, { user: 'Account That Was Locked Out: Account Name', host: 'Caller Computer Name' }],
  [4768, { ...MODERN_TICKET, code: 'Result Code' }],
  ...[4769, 4771, 4772, 4773].map(event => [event, MODERN_TICKET] as const),
  ...[4776, 4777].map(event => [event, NTLM] as const),
  ...[4778, 4779].map(event => [event, { ...STATION, user: 'Account Name' }] as const),
])

/** Where the English text of an event names user, host, address, process and code. */
export const eventLabels = (event: number): EventLabels | undefined => LABELS.get(event)
