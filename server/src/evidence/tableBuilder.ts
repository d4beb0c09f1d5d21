import type { EntrySink, Rows, ScanState } from '../formats/format.ts'
import type { Gap } from '../model/entry.ts'
import { type Identity, ROLES } from '../model/identity.ts'
import { FACETS } from '../model/what.ts'
import { DayDoubts } from './dayDoubts.ts'
import { EntryColumns, segmentBytes } from './entryColumns.ts'
import { IdentityDictionary } from './identityDictionary.ts'
import { closed, type OpenTable } from './openTable.ts'
import type { Heading, Settled, TableData } from './tableData.ts'
import { TripleDictionary } from './tripleDictionary.ts'
import { TupleDictionary } from './tupleDictionary.ts'
import { tuplesBytes, tuplesIn } from './tuples.ts'
import { WordDictionary } from './wordDictionary.ts'

/** A file with more gaps than this is not the format it seemed; the rest of them is counted only. */
export const MOST_GAPS = 10_000
/** Keys under which a scanner may keep a draft. */
const DRAFT_KEYS = 4096
/** Keys under which the who of an entry is kept; a file whose entries have more does not repeat itself. */
const MOST_RECALLS = 400_000

/** Collects what a scanner reads into the entry table of one file. */
export class TableBuilder implements EntrySink {
  readonly who = new Uint32Array(ROLES.length)
  readonly what = new Uint32Array(FACETS.length)
  time = Number.NaN
  logonId = 0
  session = 0
  port = 0
  placeOf: ((index: number) => number) | undefined = undefined
  /** Offset in the file of index 0 of the bytes that are being scanned. */
  base = 0
  private readonly columns = new EntryColumns()
  private readonly identities = new IdentityDictionary()
  private readonly whoTuples = new TupleDictionary(ROLES.length)
  private readonly whatTuples = new TupleDictionary(FACETS.length)
  private readonly words = new WordDictionary()
  private readonly gaps: Gap[] = []
  private readonly headings: Heading[] = []
  private readonly recalls = new TripleDictionary()
  /** The tuples that were recalled for the next entry; -1 for none. */
  private recalled = -1
  private recalledWhat = -1
  /** Whether the who of the next entry is to be kept under the key that was not recalled. */
  private keeps = false
  /** The what (+ 1) that was kept under each key, and the key for that of the next entry. */
  private readonly keptWhats = new Uint32Array(DRAFT_KEYS)
  private draftKey = -1
  lastWho = 0
  lastWhat = 0
  private count = 0
  private settled: Settled | undefined
  private readonly days = new DayDoubts()

  identity(kind: number, bytes: Uint8Array, start: number, end: number): number {
    return this.identities.get(kind, bytes, start, end)
  }

  pair(kind: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number {
    return this.identities.getPair(kind, bytes, start, end, scopeStart, scopeEnd)
  }

  identityOf(kind: number, text: string, scope = ''): number {
    return this.identities.of(kind, text, scope)
  }

  identityAt(id: number): Identity | undefined {
    return this.identities.at(id)
  }

  idOf(identity: Identity | undefined): number {
    return this.identities.idOf(identity)
  }

  term(bytes: Uint8Array, start: number, end: number): number {
    return this.words.get(bytes, start, end)
  }

  word(text: string): number {
    return this.words.of(text)
  }

  recall(first: number, second: number, third: number): boolean {
    this.recalled = this.recalls.recall(first, second, third)
    this.keeps = this.recalled < 0 && this.recalls.size < MOST_RECALLS
    return this.recalled >= 0
  }

  recallWhat(key: number): boolean {
    this.recalledWhat = this.keptWhats[key]! - 1
    return this.recalledWhat >= 0
  }

  recallWho(who: number): void {
    this.recalled = who
  }

  recallAlike(who: number, what: number): void {
    this.recalled = who
    this.recalledWhat = what
  }

  keepDraft(key: number): void {
    this.draftKey = key
  }

  assumeDay(isMonthFirst: boolean, count = 1): void {
    this.days.assume(this.count, count, isMonthFirst)
  }

  settleDays(swap: boolean): void {
    this.days.settle(swap)
  }

  add(start: number, end: number, line: number): void {
    this.intern()
    const at = this.placeOf?.(start) ?? start
    const length = (this.placeOf === undefined ? end : this.placeOf(end - 1) + 1) - at
    this.columns.add(this.base + at, length, line, this.time, this.lastWho, this.lastWhat, this)
    this.count++
    this.reset()
  }

  internDraft(): void {
    this.intern()
    this.reset()
  }

  internWho(): void {
    this.lastWho = this.whoOfDraft()
    this.reset()
  }

  private intern(): void {
    const who = this.whoOfDraft()
    const what = this.recalledWhat >= 0 ? this.recalledWhat : this.whatTuples.intern(this.what)
    if (this.draftKey >= 0) this.keptWhats[this.draftKey] = what + 1
    this.lastWho = who
    this.lastWhat = what
  }

  private whoOfDraft(): number {
    const who = this.recalled >= 0 ? this.recalled : this.whoTuples.intern(this.who)
    if (this.keeps) this.recalls.keep(who)
    return who
  }

  addAlike(base: number, rows: Rows, count: number): void {
    const { placeOf } = this
    if (placeOf === undefined) this.columns.append(this.base + base, rows, count)
    else this.columns.append(this.base, { ...rows, offset: rows.offset.subarray(0, count).map(offset => placeOf(base + offset)) }, count)
    this.count += count
  }

  gap(start: number, end: number, line: number, because: string): void {
    this.reset()
    const at = this.placeOf?.(start) ?? start
    if (this.gaps.length < MOST_GAPS) this.gaps.push({ offset: this.base + at, length: end - start, line, because })
  }

  rest(_start: number, _end: number, _line: number): void {
    this.reset()
  }

  heading(text: string): void {
    this.headings.push({ from: this.count, text })
  }

  /** What was read so far is read for good; the next record begins at an offset of the file. */
  settle(offset: number, state: ScanState | undefined): void {
    const { count, gaps, headings, identities, words, whoTuples, whatTuples } = this
    if (state === undefined) return
    this.settled = {
      offset,
      state,
      entries: count,
      gaps: gaps.length,
      headings: headings.length,
      identities: identities.count,
      words: words.list.length,
      whos: whoTuples.count,
      whats: whatTuples.count,
    }
  }

  /** Loops: a call of fill() costs more than these few cells. What is recalled was not drafted. */
  private reset(): void {
    const { who, what } = this
    if (this.recalled < 0) for (let i = 0; i < who.length; i++) who[i] = 0
    if (this.recalledWhat < 0) for (let i = 0; i < what.length; i++) what[i] = 0
    this.time = Number.NaN
    this.logonId = 0
    this.session = 0
    this.port = 0
    this.recalled = -1
    this.recalledWhat = -1
    this.keeps = false
    this.draftKey = -1
  }

  /** Bytes of memory that it takes so far, about. */
  get held(): number {
    const { columns, identities, words, whoTuples, whatTuples, recalls } = this
    const dictionaries = [identities, words, whoTuples, whatTuples, recalls].reduce((sum, { byteLength }) => sum + byteLength, 0)
    return columns.byteLength + dictionaries
  }

  freeze(bytes: number): TableData {
    return closed(this.freezeOpen(bytes))
  }

  /** The table of a part of a file, of whose days the rest may tell more. */
  freezeOpen(bytes: number): OpenTable {
    const { segments, long } = this.columns.freeze()
    const idsOf = (name: 'who' | 'what') => segments.map(segment => segment[name])
    const who = tuplesIn(this.whoTuples, idsOf('who'))
    const what = tuplesIn(this.whatTuples, idsOf('what'))
    const dictionaries = tuplesBytes(who) + tuplesBytes(what) + this.identities.bytes
    const { identities, words, gaps, headings, settled } = this
    return {
      data: {
        segments,
        long,
        identities: identities.freeze(),
        words: words.list,
        who,
        what,
        gaps,
        headings,
        ...(settled === undefined ? {} : { settled }),
        bytes,
        indexBytes: segments.reduce((sum, segment) => sum + segmentBytes(segment), dictionaries),
      },
      days: this.days.found,
    }
  }
}
