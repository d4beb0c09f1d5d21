import type { Identity } from '../model/identity.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { decodeText } from './text.ts'

type Session = Extract<Identity, { readonly kind: 'session' }>

/** The longest key: a session and its host with a blank between. */
const LONGEST = 128
const BLANK = 0x20
const HYPHEN = 0x2d
const ZERO = 0x30
const LOWER_X = 0x78

/** Letters (in lower case), digits, dots, hyphens and underscores of ASCII; 0 for all else. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return /^[-.\w]$/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
})

/** What gives sessions that are new their ids. */
export interface NewSessions {
  /** Of one that is spelled by bytes, and its host by others. */
  spelled(bytes: Uint8Array, start: number, end: number, hostStart: number, hostEnd: number): number
  /** Of one whose key is that of plain letters, though it is written in others; or that may have an id already, because the dictionary is full. */
  named(session: Session): number
}

/**
 * Finds the ids of sessions by the bytes that spell them, in any case. Only of plain ones, whose spelling is their canonical one: a log has many, and to make names of
 * them for a map takes longer than all else.
 */
export class SessionDictionary {
  private readonly known = new ByteDictionary()
  private readonly key = new Uint8Array(LONGEST)
  private readonly written = new Uint8Array(LONGEST)
  /** The session that is looked up: as it is, or where it is written. */
  private given: Session | undefined
  private bytes: Uint8Array = this.written
  private start = 0
  private end = 0
  private hostStart = 0
  private hostEnd = 0
  private readonly onNew: NewSessions

  constructor(onNew: NewSessions) {
    this.onNew = onNew
  }

  /** The id of the session that bytes spell, on the host that others spell; 0 where they are not plain. */
  get(bytes: Uint8Array, start: number, end: number, hostStart: number, hostEnd: number): number {
    const length = this.load(bytes, start, end, hostStart, hostEnd)
    if (length === 0) return 0
    this.bytes = bytes
    this.start = start
    this.end = end
    this.hostStart = hostStart
    this.hostEnd = hostEnd
    return this.known.get(0, this.key, 0, length, this.newKey)
  }

  /** The id of a session; 0 where it is not plain. */
  of(session: Session): number {
    const { id, host } = session
    const text = id + host
    const lower = text.toLowerCase()
    if (lower.length !== text.length || text.length > LONGEST) return 0
    for (let i = 0; i < text.length; i++) this.written[i] = byteOf(text.charCodeAt(i), lower.charCodeAt(i))
    this.given = session
    const found = this.get(this.written, 0, id.length, id.length, text.length)
    this.given = undefined
    return found
  }

  private get isFull(): boolean {
    return this.known.isFull
  }

  get byteLength(): number {
    return this.known.byteLength
  }

  private readonly newKey = (): number => {
    const { given, bytes, start, end, hostStart, hostEnd } = this
    if (this.isFull || (given !== undefined && !ASCII.test(given.id + given.host)))
      return this.onNew.named(given ?? { kind: 'session', id: textOf(bytes, start, end), host: textOf(bytes, hostStart, hostEnd) })
    return this.onNew.spelled(bytes, start, end, hostStart, hostEnd)
  }

  /** Makes the key and returns its length; 0 where it is not plain. A number of Windows has other spellings, and `-` says nothing. */
  private load(bytes: Uint8Array, start: number, end: number, hostStart: number, hostEnd: number): number {
    const { key } = this
    const length = end - start
    if (length <= 0 || length + 1 + hostEnd - hostStart > LONGEST) return 0
    if (!fold(key, 0, bytes, start, end) || !fold(key, length + 1, bytes, hostStart, hostEnd)) return 0
    if (key[0] === ZERO && key[1] === LOWER_X && length > 1) return 0
    if ((length === 1 && key[0] === HYPHEN) || (hostEnd - hostStart === 1 && bytes[hostStart] === HYPHEN)) return 0
    key[length] = BLANK
    return length + 1 + hostEnd - hostStart
  }
}

const ASCII = /^[ -~]*$/

/** A letter beyond ASCII may be one of ASCII in lower case (the Kelvin sign); another one is not plain. */
const byteOf = (code: number, lower: number): number => (code < 0x80 ? code : Math.min(lower, 0xff))

/** Puts plain bytes into the key, from `at` on; false where others are among them. */
function fold(key: Uint8Array, at: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start, to = at; i < end; i++, to++) {
    const plain = PLAIN[bytes[i]!]!
    if (plain === 0) return false
    key[to] = plain
  }
  return true
}

const textOf = (bytes: Uint8Array, start: number, end: number): string => (start === end ? '' : decodeText(bytes.subarray(start, end)))
