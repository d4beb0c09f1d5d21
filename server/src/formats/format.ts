import type { CodeSpace } from '../model/codeSpace.ts'
import type { Identity, Role } from '../model/identity.ts'

/** In place of a column's field: the value before it goes on (where values hold blanks, and the columns of the grammar are words). */
export const GOES_ON = '+'

/** What kind of thing a field's value is; decides colour, hover and links. `secret` is never shown. */
export type FieldKind = 'user' | 'domain' | 'ip' | 'host' | 'pid' | 'session' | 'device' | 'code' | 'time' | 'number' | 'text' | 'secret'

/** A field of a format, as data: its vocabulary for scanner, grammar, hover and README. */
export interface Field {
  /** The capture name in `queries/fields.scm`, kebab-case (`caller-process-id`), or the column's name (`c-ip`). */
  readonly id: string
  /** The name as the log writes it (`Caller Process ID`). */
  readonly label: string
  readonly kind: FieldKind
  /** The part its identity plays; absent where the value is no identity of the entry. */
  readonly role?: Role
  /** The number space of a code. */
  readonly space?: CodeSpace
  /** One sentence, in our own words. */
  readonly meaning: string
  readonly unit?: string
}

/** What a file's first 64 KB look like, for recognition. */
export interface Head {
  /** The last part of the path, e.g. `ex060912.log`. */
  readonly fileName: string
  readonly text: string
  readonly lines: readonly string[]
}

/** A format's claim to a file: 0–1, and why, in words for a person ("#Fields names date, time, c-ip; s-sitename is W3SVC1"). */
export interface Recognition {
  readonly confidence: number
  readonly because: string
  /** Whether somebody chose its lines, by a search or to quote them: what is not among them says nothing. */
  readonly isExcerpt?: true
}

/** On what clock a format writes: UTC, the local time of a machine (`yearless` when no year is written), or no time at all. */
export type ClockBasis = 'utc' | 'local' | 'yearless' | 'none'

/** What a log is able to show about a failed sign-in (source: the format's README). */
export interface Capability {
  readonly userName: Ability
  readonly clientAddress: Ability
  readonly failure: Ability
  readonly process: Ability
}
export type Ability = 'written' | 'sometimes' | 'never'

/** Everything Lockout Trail knows about one kind of log. A format is data and a scanner; it knows nothing of editors, files or other formats. */
export interface Format {
  /** Stable id, part of the contracts (`iis-w3c`). */
  readonly id: string
  /** The id by which documents name this kind of log, where several formats read one kind (`security-text`); else `id`. */
  readonly dataset?: string
  readonly title: string
  /** VS Code language id (`lockout-iis-w3c`). */
  readonly language: string
  readonly basis: ClockBasis
  /** The basis of a file by a heading in it, where headings of the format differ in that; undefined of a heading without times. The first one that says counts. */
  basisUnder?(heading: string): ClockBasis | undefined
  readonly fields: readonly Field[]
  readonly can: Capability
  /** Whether each of its records is a line: then something else may stand in front of each, as the name of the file where logs were searched. */
  readonly isLined?: true
  /** The folder below formats/ or frames/ whose grammar and queries read one record. */
  readonly grammar: string
  recognise(head: Head): Recognition | undefined
  /** A scanner for a file, or for what lies behind the records that another one has read: `before` is what that one knew. */
  scanner(before?: ScanState): Scanner
  /**
   * The first line of `bytes[start, end)`, which begins with a line, that begins a record by its look; -1 where none is in hand. There a large file may be cut,
   * to be read by several scanners at once. Absent where a log must be read from its start.
   */
  nextRecord?(bytes: Uint8Array, start: number, end: number): number
  /**
   * For records of unnamed columns: the field id of each `@column` of a record under a heading. Undefined marks a column that the format does not know.
   * What a column is can depend on the record: the argument of USER is an account, that of PASS a secret. `label`, `keyword` and `comment` are no fields;
   * GOES_ON marks a column that continues the value of the one before.
   */
  columns?(heading: string, record: string): readonly (string | undefined)[]
  /** The values inside that of a column (a description with its labels), in order; none where the column is one value. `text` is that of the column, as written. */
  within?(heading: string, record: string, field: string, text: string): readonly Inner[]
  /**
   * The values that a record tells in words, where its grammar sees none, in order. `valueOf` says what stands in a field of the record; '' where nothing does.
   */
  words?(record: string, valueOf: (field: string) => string): readonly Inner[]
  /** The text of a record without what others put around its lines: as its grammar reads it, and every letter in its place. */
  unquoted?(record: string): string
  /** For records whose values are named beside them (XML, JSON): the `@value` captures of a record that the format knows, by the index at which they begin. */
  values?(record: string): ReadonlyMap<number, NamedValue>
}

/** A value inside that of a column: the id of its field, where it lies there, in UTF-16 units, and what it says where its signs stand for others. */
export interface Inner {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly text?: string
}

/** A value of a record: its field, and what it says once its escapes are replaced (`&amp;`, `\u00e4`). */
export interface NamedValue {
  readonly id: string
  readonly text: string
}

/**
 * Finds records in bytes and hands what they state to a sink. Made anew for every file; keeps between calls only what a record needs from those before
 * it (the heading, the year, the line number).
 */
export interface Scanner {
  /**
   * Reads the whole records of `bytes[start, end)` and returns where the first unfinished one begins. With `last`, nothing follows and everything is read.
   * Bytes are UTF-8 (or an ANSI page). Every byte belongs to an entry, a gap or the rest. Never throws, whatever the bytes.
   */
  scan(bytes: Uint8Array, start: number, end: number, last: boolean, sink: EntrySink): number
  /**
   * What a scanner that goes on behind the bytes read so far has to know; undefined where that cannot be told. Absent where a log of the kind can only be
   * read from its start. Names of identities are those of the sink that it reads into.
   */
  state?(sink: EntrySink): ScanState | undefined
}

/** What a scanner knows of the records behind it, as data: another one goes on from there in its place, in another thread or on another day. */
export interface ScanState {
  /** The line (1-based) of the next byte. */
  readonly line: number
  /** New Years passed, where a log does not write its years. */
  readonly year: number
  /** All else. Scanners that know the same read the same: but for lines and years, which count on from those they were given. */
  readonly known: Known
}

/** Plain data that JSON can write. */
export type Known = null | string | number | boolean | readonly Known[] | { readonly [name: string]: Known }

/**
 * Takes what a scanner reads. `who`, `what` and `time` are the draft of the next entry: set what the record states, then `add`, which resets them.
 * Positions are indices into the `bytes` of the running `scan` call; `line` is the 1-based line of `start`.
 */
export interface EntrySink {
  /** Identity ids by role (`ROLE_…`); 0 is nobody. */
  readonly who: Uint32Array
  /** Facets (`FACET_…`); 0 is not stated. */
  readonly what: Uint32Array
  /** Civil milliseconds, see `model/civil.ts`; NaN where the record states no time. */
  time: number
  /** Low half of the Windows logon id of the session, on the machine that is the logger; 0 where there is none. */
  logonId: number
  /** The id of the session of a service, where a log has so many that they are not among the who; 0 for none. */
  session: number
  /** The port that a client connected from, where the detail says all but that (`model/listed.ts`); 0 for none. */
  port: number
  /** Where the byte at an index lies, where a scanner is handed other bytes than those that were taken in (`evidence/margins.ts`). */
  placeOf: ((index: number) => number) | undefined
  /** The id of the identity that the bytes name (`USER`, `IP`, …), 0 where they name nothing. */
  identity(kind: number, bytes: Uint8Array, start: number, end: number): number
  /** The same for an identity written in two parts: user and domain, PID and host, session and host. */
  pair(kind: number, bytes: Uint8Array, start: number, end: number, scopeStart: number, scopeEnd: number): number
  /** The same from text, for what does not stand in the bytes as such. Slow: not for every record. */
  identityOf(kind: number, text: string, scope?: string): number
  /** The identity that has an id; undefined of nobody. And the id of an identity that a sink gave: for what a scanner knows beyond one sink. Slow. */
  identityAt(id: number): Identity | undefined
  idOf(identity: Identity | undefined): number
  /** The id of a word as it stands in the bytes; 0 for none. */
  term(bytes: Uint8Array, start: number, end: number): number
  /** The id of a word the scanner brings (`Entered`). Ask once and keep the number. */
  word(text: string): number
  /**
   * Puts the who of an earlier entry in force for the next `add`, the one that was added under the same three numbers (32 bits, signed), and says whether there was one.
   * If so, leave `who` alone; if not, fill it, and the add keeps it under them. For records whose who follows from the numbers: it saves most of their cost.
   */
  recall(first: number, second: number, third: number): boolean
  /** Lets the next `add` keep its what under a key (below 4096), in place of what was there. */
  keepDraft(key: number): void
  /** Puts the what in force for the next `add` that was last kept under a key, and says whether there was one; if so, leave `what` alone. */
  recallWhat(key: number): boolean
  /** Puts the who of some entry before in force for the next `add`, by its number (`lastWho`); leave `who` alone then. */
  recallWho(who: number): void
  /** The same for the who and the what of some entry before, by their numbers (`lastWho`, `lastWhat`). */
  recallAlike(who: number, what: number): void
  /** The day of the next entry, or of so many that `addAlike` adds, may as well be its month (`9/12/2006`): its time is read as other entries of the file will have it. All of a file are assumed alike. */
  assumeDay(isMonthFirst: boolean, count?: number): void
  /** A date of the file can be read in one way only: `swap` where day and month of the times assumed before stand the other way round. */
  settleDays(swap: boolean): void
  /** The draft is an entry that lies at `[start, end)`; the line end belongs to it. */
  add(start: number, end: number, line: number): void
  /** The numbers of the who and the what of the entry that was added or interned last, as `addAlike` and `recallAlike` take them. */
  readonly lastWho: number
  readonly lastWhat: number
  /** Gives the who, or the who and the what, of the draft their numbers, and begins it anew. For entries that `addAlike` adds. */
  internWho(): void
  internDraft(): void
  /** Adds entries that say what entries before them said. Their offsets count from `base`. */
  addAlike(base: number, rows: Rows, count: number): void
  /** A span that should be a record but cannot be read. */
  gap(start: number, end: number, line: number, because: string): void
  /** Blank lines, directives, headings, rulers: nothing to read there. */
  rest(start: number, end: number, line: number): void
  /** The lines that say what the columns of the following records are (`#Fields: …`, heading and ruler). */
  heading(text: string): void
}

/** Civil seconds of "no time stated". */
export const NO_TIME = 0xffffffff

/** Entries as columns, in their widest form. Seconds are civil ones, or `NO_TIME`; `who` and `what` are the numbers of such as entries before have. */
export type Rows = Readonly<Record<'offset' | 'length' | 'line' | 'second' | 'milli' | 'who' | 'what' | 'logon', Uint32Array>> & {
  /** Ids of sessions, and ports that clients connected from; absent where none states one. */
  readonly session?: Uint32Array | undefined
  readonly port?: Uint32Array | undefined
}

/** How documents name the kind of log that a format reads. */
export const datasetOf = ({ id, dataset = id }: Pick<Format, 'id' | 'dataset'>): string => dataset
