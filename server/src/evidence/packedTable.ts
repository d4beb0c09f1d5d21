import type { Identity } from '../model/identity.ts'
import type { Column } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import type { Identities, SpelledSessions } from './identities.ts'
import type { TableData } from './tableData.ts'
import type { Tuples } from './tuples.ts'

/** A table in two parts: what JSON can write, and its columns, in the order in which JSON names them. */
export interface PackedTable {
  readonly plain: PlainTable
  readonly columns: readonly Column[]
}

/** A table without its columns. */
export interface PlainTable extends Omit<TableData, 'segments' | 'long' | 'identities' | 'who' | 'what'> {
  readonly segments: readonly PlainSegment[]
  readonly long: readonly (readonly [number, number])[]
  readonly identities: PlainIdentities
  readonly who: PlainTuples
  readonly what: PlainTuples
}

/** What says of a column how it lies in bytes: bytes of a number, and how many numbers. */
export interface ColumnShape {
  readonly width: number
  readonly length: number
}

const ALWAYS = ['offset', 'length', 'line', 'second', 'who', 'what'] as const
const SOMETIMES = ['milli', 'logon', 'session', 'port'] as const
type ColumnName = (typeof ALWAYS)[number] | (typeof SOMETIMES)[number]

type PlainSegment = Omit<Segment, ColumnName | 'bytes'> & { readonly columns: Readonly<Partial<Record<ColumnName, ColumnShape>>> }
/** Those that have a name with their ids, and how many ids there are. */
interface PlainIdentities {
  readonly count: number
  readonly named: readonly (readonly [id: number, identity: Identity])[]
  readonly spelled?: Readonly<Record<'letters' | 'to' | 'length' | 'host', ColumnShape>> & Pick<SpelledSessions, 'hosts'>
}
interface PlainTuples {
  readonly columns: readonly (ColumnShape | null)[]
  readonly counts: ColumnShape
}

export function packed({ segments, long, identities, who, what, ...rest }: TableData): PackedTable {
  const columns: Column[] = []
  const put = (column: Column): ColumnShape => {
    columns.push(column)
    return { width: column.BYTES_PER_ELEMENT, length: column.length }
  }
  const putTuples = (tuples: Tuples): PlainTuples => ({
    columns: tuples.columns.map(column => (column === undefined ? null : put(column))),
    counts: put(tuples.counts),
  })
  const putIdentities = ({ named, spelled }: Identities): PlainIdentities => ({
    count: named.length,
    named: [...named.entries()].flatMap(([id, identity]) => (identity === undefined ? [] : [[id, identity] as const])),
    ...(spelled === undefined ? {} : { spelled: putSessions(spelled) }),
  })
  const putSessions = ({ letters, to, length, host, hosts }: SpelledSessions): NonNullable<PlainIdentities['spelled']> => ({
    letters: put(letters),
    to: put(to),
    length: put(length),
    host: put(host),
    hosts,
  })
  const putSegment = (segment: Segment): PlainSegment => {
    const { count, base, firstLine, firstSecond } = segment
    const shapes: Partial<Record<ColumnName, ColumnShape>> = {}
    for (const name of [...ALWAYS, ...SOMETIMES]) if (segment[name] !== undefined) shapes[name] = put(segment[name])
    return { count, base, firstLine, firstSecond, columns: shapes }
  }
  const plain = {
    ...rest,
    segments: segments.map(putSegment),
    long: [...long],
    identities: putIdentities(identities),
    who: putTuples(who),
    what: putTuples(what),
  }
  return { plain, columns }
}

/** The table again; `take` gives the next column. Tuples get memory of their own: they outlive segments whose columns are let go. */
export function unpacked({ segments, long, identities, who, what, ...rest }: PlainTable, take: (shape: ColumnShape) => Column): TableData {
  const takeTuples = ({ columns, counts }: PlainTuples): Tuples => ({
    columns: columns.map(shape => (shape === null ? undefined : take(shape).slice())),
    counts: take(counts).slice(),
  })
  const takeIdentities = ({ count, named, spelled }: PlainIdentities): Identities => {
    const all: (Identity | undefined)[] = Array.from({ length: count })
    for (const [id, identity] of named) all[id] = identity
    return { named: all, ...(spelled === undefined ? {} : { spelled: takeSessions(spelled) }) }
  }
  const takeSessions = ({ letters, to, length, host, hosts }: NonNullable<PlainIdentities['spelled']>): SpelledSessions => ({
    letters: Uint8Array.from(take(letters)),
    to: take(to).slice(),
    length: take(length).slice(),
    host: take(host).slice(),
    hosts,
  })
  const takeSegment = ({ columns, ...numbers }: PlainSegment): Segment => {
    const named: Partial<Record<ColumnName, Column>> = {}
    for (const name of [...ALWAYS, ...SOMETIMES]) if (columns[name] !== undefined) named[name] = take(columns[name])
    return { ...numbers, ...(named as Pick<Segment, ColumnName>) }
  }
  return {
    ...rest,
    segments: segments.map(takeSegment),
    long: new Map(long),
    identities: takeIdentities(identities),
    who: takeTuples(who),
    what: takeTuples(what),
  }
}
