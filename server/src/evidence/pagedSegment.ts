import type { Column } from './columns.ts'
import { type Segment, segmentBytes } from './entryColumns.ts'

/** Where a column is had from: memory, or what has to be read first. */
export interface ColumnPlace {
  readonly column: Column
}

type Name = 'offset' | 'length' | 'line' | 'second' | 'who' | 'what'
/** The places of a segment's columns. */
export type ColumnPlaces = Readonly<Record<Name, ColumnPlace> & Partial<Record<'milli' | 'logon' | 'session' | 'port', ColumnPlace>>>

/** A segment whose columns are not all in memory: each is there when it is asked for. */
class PagedSegment implements Segment {
  readonly count: number
  readonly base: number
  readonly firstLine: number
  readonly firstSecond: number
  readonly bytes: number
  readonly places: ColumnPlaces

  constructor(segment: Segment, places: ColumnPlaces, firstSecond: number) {
    this.count = segment.count
    this.base = segment.base
    this.firstLine = segment.firstLine
    this.firstSecond = firstSecond
    this.bytes = segmentBytes(segment)
    this.places = places
  }

  get offset(): Column {
    return this.places.offset.column
  }
  get length(): Column {
    return this.places.length.column
  }
  get line(): Column {
    return this.places.line.column
  }
  get second(): Column {
    return this.places.second.column
  }
  get milli(): Column | undefined {
    return this.places.milli?.column
  }
  get who(): Column {
    return this.places.who.column
  }
  get what(): Column {
    return this.places.what.column
  }
  get logon(): Column | undefined {
    return this.places.logon?.column
  }
  get session(): Column | undefined {
    return this.places.session?.column
  }
  get port(): Column | undefined {
    return this.places.port?.column
  }
}

export const isPaged = (segment: Segment): boolean => segment instanceof PagedSegment

/** The same segment with its columns at other places. */
export const pagedSegment = (segment: Segment, places: ColumnPlaces): Segment => new PagedSegment(segment, places, segment.firstSecond)

/** The same segment with other seconds; its other columns stay where they are. */
export const withSeconds = (segment: Segment, firstSecond: number, second: Column): Segment =>
  segment instanceof PagedSegment
    ? new PagedSegment(segment, { ...segment.places, second: { column: second } }, firstSecond)
    : { ...segment, firstSecond, second }
