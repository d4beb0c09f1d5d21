import { ascii } from '../../frames/ascii.ts'
import { nameNumber } from '../../frames/event/dataNames.ts'
import type { EventNotes } from '../../frames/event/eventNotes.ts'
import { EVENT_SOURCE } from '../../frames/event/slots.ts'

/**
 * What hayabusa calls values of an event that it shows in its Details, and in some events otherwise. Other values have their names of Windows there. Source:
 * Yamato-Security/hayabusa-rules, config/default_details.txt.
 */
const ALIASES: readonly (readonly [alias: string, name: string])[] = [
  ['Type', 'LogonType'],
  ['TgtUser', 'TargetUserName'],
  ['TgtDomain', 'TargetDomainName'],
  ['SrcUser', 'SubjectUserName'],
  ['User', 'SubjectUserName'],
  ['Domain', 'SubjectDomainName'],
  ['LID', 'SubjectLogonId'],
  ['SrcComp', 'WorkstationName'],
  ['SrcIP', 'IpAddress'],
  ['AuthPkg', 'AuthenticationPackageName'],
  ['Proc', 'ProcessName'],
  ['PID', 'ProcessId'],
  ['PwLastSet', 'PasswordLastSet'],
]
const SESSION = ['SrcUser AccountName', 'Domain AccountDomain', 'LID LogonID']
const OTHERWISE: Readonly<Record<number, readonly string[]>> = {
  4624: ['LID TargetLogonId'],
  4634: ['User TargetUserName', 'LID TargetLogonId'],
  4647: ['User TargetUserName', 'LID TargetLogonId'],
  4688: ['PID NewProcessId', 'Path NewProcessName', 'Proc NewProcessName'],
  4778: SESSION,
  4779: SESSION,
}
const usual: ReadonlyMap<string, string> = new Map(ALIASES)
const numbersIn = new Map(
  Object.entries(OTHERWISE).map(([event, pairs]) => [Number(event), new Map(pairs.map(pair => pair.split(' ') as [string, string]))]),
)

/** The number of the value that Details call so in an event; -1 for one that is not read. */
export const detailNumber = (event: number, name: string): number => nameNumber(numbersIn.get(event)?.get(name) ?? usual.get(name) ?? name)

/** Codes that hayabusa writes in words. Source: as above, config/data_mapping/Security_4625_FailedLogon.yaml. */
const CODES: ReadonlyMap<string, Uint8Array> = new Map(
  [
    ['SUCCESS', '0x0'],
    ['UNKNOWN USER', '0xc0000064'],
    ['WRONG PW', '0xc000006a'],
    ['BAD USER OR PW', '0xc000006d'],
    ['ACCOUNT RESTRICTION POLICY PREVENTED LOGON', '0xc000006e'],
    ['OUTSIDE AUTHORIZED HOURS', '0xc000006f'],
    ['UNAUTHORIZED COMPUTER', '0xc0000070'],
    ['PW EXPIRED', '0xc0000071'],
    ['ACCOUNT DISABLED', '0xc0000072'],
    ['NO LOGON SERVER', '0xc000005e'],
    ['SERVER IN WRONG STATE', '0xc00000dc'],
    ['CLOCK OUT OF SYNC WITH DC', '0xc0000133'],
    ['NO LOGON RIGHT', '0xc000015b'],
    ['TRUSTED DOMAIN FAILURE', '0xc000018c'],
    ['NETLOGON SERVICE NOT STARTED', '0xc0000192'],
    ['ACCOUNT EXPIRED', '0xc0000193'],
    ['USER REQUIRED TO CHANGE PASSWORD', '0xc0000224'],
    ['ACCOUNT LOCKED', '0xc0000234'],
    ['BLOCKED BY AUTHENTICATION FIREWALL', '0xc0000413'],
  ].map(([words, code]) => [words!, Uint8Array.from(ascii(code!))]),
)
const STATUS = [nameNumber('Status'), nameNumber('SubStatus')]
/** Stands where an event has no such value. */
const NOTHING = 'n/a'

const FEED = 10
const BLANK = 32
const COLON = 58
/** The bar between two values, `¦`; in UTF-8 behind another byte. */
const BAR = 0xa6
const BEFORE_BAR = 0xc2

/** A value among Details: where its name begins and ends, and the value itself. */
interface Detail {
  readonly at: number
  readonly nameEnd: number
  readonly from: number
  readonly to: number
}

/** Calls for each `Name: value` of Details, which have bars between them, or lines. */
export function eachDetail(bytes: Uint8Array, start: number, end: number, visit: (detail: Detail) => void): void {
  for (let at = start; at < end; ) {
    while (at < end && (bytes[at]! <= BLANK || bytes[at] === BAR || bytes[at] === BEFORE_BAR)) at++
    let colon = at
    while (colon < end && bytes[colon] !== COLON) colon++
    const from = colon + 1
    let to = from
    while (to < end && !isBar(bytes, to)) to++
    if (from < end) visit({ at, nameEnd: colon, from: Math.min(to, from + 1), to })
    at = to + 1
  }
}

const isBar = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === FEED || (bytes[at] === BLANK && (bytes[at + 1] === BAR || (bytes[at + 1] === BEFORE_BAR && bytes[at + 2] === BAR)))

const decoder = new TextDecoder('latin1')
const textAt = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end))

/** Notes the values in Details of an event; false where a name that is among `seen` comes again, which a value must have made that holds a bar. */
export function noteDetails(notes: EventNotes, event: number, seen: Set<string>, bytes: Uint8Array, start: number, end: number): boolean {
  let isPlain = true
  eachDetail(bytes, start, end, ({ at, nameEnd, from, to }) => {
    const called = textAt(bytes, at, nameEnd)
    const name = detailNumber(event, called)
    if (name < 0) return
    isPlain &&= !seen.has(called)
    seen.add(called)
    if (to - from === NOTHING.length && textAt(bytes, from, to) === NOTHING) return
    const code = STATUS.includes(name) ? CODES.get(textAt(bytes, from, to)) : undefined
    if (code === undefined) notes.data(name, bytes, from, to, false)
    else notes.data(name, code, 0, code.length, false)
  })
  return isPlain
}

const SECURITY = Uint8Array.from(ascii('Security'))
/** How hayabusa calls the Security log. */
export const isSecurityChannel = (channel: string): boolean => channel === 'Sec' || channel === 'Security'

/** Notes of which log an event is. */
export function noteChannel(notes: EventNotes, bytes: Uint8Array, start: number, end: number): void {
  if (isSecurityChannel(textAt(bytes, start, end))) notes.head(EVENT_SOURCE, SECURITY, 0, SECURITY.length, false)
  else notes.head(EVENT_SOURCE, bytes, start, end, false)
}
