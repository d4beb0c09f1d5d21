import type { EntrySink } from '../formats/format.ts'
import { canonicalIdentity } from '../model/canonical.ts'
import type { Gap } from '../model/entry.ts'
import { IDENTITY_KINDS, type Identity, IP, ROLES } from '../model/identity.ts'
import { FACETS } from '../model/what.ts'
import { AddressDictionary } from './addressDictionary.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { EntryColumns, segmentBytes } from './entryColumns.ts'
import type { Heading, TableData } from './tableData.ts'
import { decodeText } from './text.ts'
import { TupleDictionary } from './tupleDictionary.ts'
import { tuplesBytes, tuplesOf } from './tuples.ts'

const WORD_TAG = 0x7f
/** A file with more gaps than this is not the format it seemed; the rest of them is counted only. */
const MOST_GAPS = 10_000

/** Collects what a scanner reads into the entry table of one file. */
export class TableBuilder implements EntrySink {
  readonly who = new Uint32Array(ROLES.length)
  readonly what = new Uint32Array(FACETS.length)
  time = Number.NaN
  logonId = 0
  /** Offset in the file of index 0 of the bytes that are being scanned. */
  base = 0
  private readonly columns = new EntryColumns()
  private readonly spellings = new ByteDictionary()
  private readonly addresses = new AddressDictionary()
  private readonly whoTuples = new TupleDictionary(ROLES.length)
  private readonly whatTuples = new TupleDictionary(FACETS.length)
  private readonly identities: (Identity | undefined)[] = [undefined]
  private readonly identityIds = new Map<string, number>()
  private readonly words: string[] = ['']
  private readonly wordIds = new Map<string, number>([['', 0]])
  private readonly gaps: Gap[] = []
  private readonly headings: Heading[] = []
  private count = 0

  identity(kind: number, bytes: Uint8Array, start: number, end: number): number {
    const address = kind === IP ? this.addresses.get(bytes, start, end, this.newAddress) : 0
    return address === 0 ? this.spellings.get(kind, bytes, start, end, this.newSpelling) : address
  }

  pair(kind: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number {
    return this.spellings.getPair(kind, bytes, start, end, scopeStart, scopeEnd, this.newSpelling)
  }

  identityOf(kind: number, text: string, scope = ''): number {
    return this.idOf(canonicalIdentity(IDENTITY_KINDS[kind] ?? 'host', text, scope))
  }

  term(bytes: Uint8Array, start: number, end: number): number {
    return start >= end ? 0 : this.spellings.get(WORD_TAG, bytes, start, end, this.newSpelling)
  }

  word(text: string): number {
    const known = this.wordIds.get(text)
    if (known !== undefined) return known
    this.words.push(text)
    this.wordIds.set(text, this.words.length - 1)
    return this.words.length - 1
  }

  add(start: number, end: number, line: number): void {
    const who = this.whoTuples.intern(this.who)
    const what = this.whatTuples.intern(this.what)
    this.columns.add(this.base + start, end - start, line, this.time, who, what, this.logonId)
    this.count++
    this.reset()
  }

  gap(start: number, end: number, line: number, because: string): void {
    this.reset()
    if (this.gaps.length < MOST_GAPS) this.gaps.push({ offset: this.base + start, length: end - start, line, because })
  }

  rest(_start: number, _end: number, _line: number): void {
    this.reset()
  }

  heading(text: string): void {
    this.headings.push({ from: this.count, text })
  }

  private reset(): void {
    // Loops: a call of fill() costs more than these few cells.
    for (let i = 0; i < this.who.length; i++) this.who[i] = 0
    for (let i = 0; i < this.what.length; i++) this.what[i] = 0
    this.time = Number.NaN
    this.logonId = 0
  }

  freeze(bytes: number): TableData {
    const { segments, long } = this.columns.freeze()
    const who = tuplesOf(this.whoTuples.freeze())
    const what = tuplesOf(this.whatTuples.freeze())
    const columns = segments.reduce((sum, segment) => sum + segmentBytes(segment), 0)
    const names = this.identities.reduce((sum, identity) => sum + identityBytes(identity), 0)
    const indexBytes = columns + tuplesBytes(who) + tuplesBytes(what) + names
    return {
      segments,
      long,
      identities: this.identities,
      words: this.words,
      who,
      what,
      gaps: this.gaps,
      headings: this.headings,
      bytes,
      indexBytes,
    }
  }

  private readonly newAddress = (bytes: Uint8Array, start: number, end: number): number =>
    this.idOf(canonicalIdentity('ip', decodeText(bytes.subarray(start, end))))

  private readonly newSpelling = (tag: number, key: Uint8Array, split: number): number => {
    if (tag === WORD_TAG) return this.word(decodeText(key))
    const text = decodeText(key.subarray(0, split))
    const scope = decodeText(key.subarray(split))
    return this.idOf(canonicalIdentity(IDENTITY_KINDS[tag] ?? 'host', text, scope))
  }

  private idOf(identity: Identity | undefined): number {
    if (identity === undefined) return 0
    const key = exactKey(identity)
    const known = this.identityIds.get(key)
    if (known !== undefined) return known
    this.identities.push(identity)
    this.identityIds.set(key, this.identities.length - 1)
    return this.identities.length - 1
  }
}

/** Memory an identity takes, about: an object with a word for each member, and its text. */
const identityBytes = (identity: Identity | undefined): number => (identity === undefined ? 8 : 56 + exactKey(identity).length)

/** Two spellings with this key are one identity beyond doubt: they differ in case only. */
function exactKey(identity: Identity): string {
  switch (identity.kind) {
    case 'user':
      return `u ${identity.name}@${identity.domain}${identity.upn ? '@' : ''}`.toLowerCase()
    case 'ip':
      return `i ${identity.address}`
    case 'host':
      return `h ${identity.name}`.toLowerCase()
    case 'process':
      return `p ${identity.pid} ${identity.host}`.toLowerCase()
    case 'session':
      return `s ${identity.id} ${identity.host}`.toLowerCase()
    case 'device':
      return `d ${identity.id}`.toLowerCase()
  }
}
