import * as S from './slots.ts'

/** A value that the words of an event tell: the slot it is read for, and where it lies in them. */
export interface ToldValue {
  readonly slot: number
  readonly start: number
  readonly end: number
}

type Patterns = readonly (readonly [slot: number, pattern: RegExp])[]

/** How events of one service name somebody in words: in their description, and in values without names, one on a line. */
export interface Telling {
  readonly source: RegExp
  readonly events: readonly number[]
  readonly words: Patterns
  readonly values: Patterns
}

const ADDRESS = String.raw`((?:\d{1,3}\.){3}\d{1,3}|[\da-f]*:[\da-f]*:[\da-f:.]*)`
/** The text of Windows behind a name: `-The user name or password is incorrect`. */
const WHY = String.raw`-([^\s@\\.-]+(?: \S+)+)`

/**
 * The services whose events say user and client in words alone. A name without a domain is an account of SQL Server, none of the directory. The first address
 * of a list is the client, the others are the proxies that handed it on. Sources: Microsoft Learn, MSSQLSERVER_18456 and 17806, Connect Health for AD FS.
 */
const TELLINGS: readonly Telling[] = [
  {
    source: /^mssql(?:server|\$.+)$/i,
    events: [17806, 18452, 18456],
    words: [
      [S.USER, /Login failed for user '([^'\n\\@]*[\\@][^'\n]+)'/d],
      [S.ADDRESS, /\[CLIENT: ([^\]\s]+)\]/d],
      [S.REASON, /Reason: ([^\n[]*[^\s[])/d],
    ],
    values: [[S.USER, /^([^\n,\\@]*[\\@][^\n,]+)/d]],
  },
  {
    source: /^ad fs (?:[\d.]+ )?auditing$/i,
    events: [411, 1202, 1203, 1210],
    words: [
      [S.USER, new RegExp(String.raw`(?:Error message:\s*|<UserId>(?!N/A))([^\s<>]{1,320}?)(?=${WHY}|[\s<]|$)`, 'd')],
      [S.ADDRESS, new RegExp(String.raw`(?:Client IP:\s*|<IpAddress>)${ADDRESS}`, 'di')],
      [S.REASON, new RegExp(String.raw`Error message:\s*[^\s<>]{1,320}?${WHY}`, 'd')],
    ],
    values: [
      [S.USER, new RegExp(String.raw`^([^\s<>:/]{1,320}?)(?=${WHY})|^([^\s<>:/@\\]+[@\\][^\s<>:/]+)$`, 'dm')],
      [S.ADDRESS, new RegExp(String.raw`^${ADDRESS}(?:,.*)?$`, 'dim')],
      [S.REASON, new RegExp(String.raw`^[^\s<>:/]{1,320}?${WHY}`, 'dm')],
    ],
  },
]

const EVENTS: ReadonlySet<number> = new Set(TELLINGS.flatMap(({ events }) => events))

/** Words that are looked at, in bytes: what names somebody stands before the long text of an exception. */
const MOST = 8192

/** How an event tells who and where in words; undefined for one that does not. */
export const tellingOf = (event: number, source: string): Telling | undefined =>
  EVENTS.has(event) ? TELLINGS.find(one => one.events.includes(event) && one.source.test(source)) : undefined

/** What a description tells, or where `areValues`, values without names, one on a line. */
export function toldValues({ words, values }: Telling, text: string, areValues: boolean): readonly ToldValue[] {
  const near = text.slice(0, MOST)
  const found = new Map<number, ToldValue>()
  for (const [slot, pattern] of areValues ? [...words, ...values] : words) {
    const [start, end] = pattern
      .exec(near)
      ?.indices?.slice(1)
      .find(place => place !== undefined) ?? [0, 0]
    if (end > start && !found.has(slot)) found.set(slot, { slot, start, end })
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}

/** The same in the bytes `[start, end)`. */
export function toldIn(telling: Telling, bytes: Uint8Array, start: number, end: number, areValues: boolean): readonly ToldValue[] {
  const text = latin1(bytes, start, Math.min(end, start + MOST))
  return toldValues(telling, text, areValues).map(one => ({ slot: one.slot, start: start + one.start, end: start + one.end }))
}

/** How the event tells whose id is known and whose source stands in `[start, end)`. */
export const tellingIn = (event: number, bytes: Uint8Array, start: number, end: number): Telling | undefined =>
  EVENTS.has(event) ? tellingOf(event, latin1(bytes, start, Math.min(end, start + MOST))) : undefined

const decoder = new TextDecoder('latin1')
/** One letter for each byte. */
const latin1 = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end))
