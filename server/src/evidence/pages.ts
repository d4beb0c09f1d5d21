import type { Column } from './columns.ts'
import type { Segment } from './entryColumns.ts'
import { type ColumnPlace, isPaged, pagedSegment } from './pagedSegment.ts'

/** Bytes beside memory: a file that nobody else sees, and that goes with the server. */
export interface PageFile {
  /** Writes bytes to a place that is free, and says which. */
  write(bytes: Uint8Array): Promise<number>
  /** Fills `bytes` with what was written to a place. */
  read(place: number, bytes: Uint8Array): void
  /** What so many bytes at a place say is no longer wanted. */
  free(place: number, length: number): void
}

/** Columns that lie in a page file. What is asked for stays in memory as long as there is room. */
export interface Pages {
  /** The same segment with its columns in the file. */
  put(segment: Segment): Promise<Segment>
  /** Lets columns go for which there is no more room. */
  trim(): void
}

/** `room` says how many bytes of memory there are for the columns that were asked for. */
export function pages(file: PageFile, room: () => number): Pages {
  const loaded = new Set<Page>()
  let held = 0
  const unused = new FinalizationRegistry<readonly [number, number]>(([place, length]) => file.free(place, length))

  /** Lets columns go until there is room for so many bytes; those that were asked for since they were looked at here last stay for once. */
  const makeRoom = (bytes: number): void => {
    const most = room() - bytes
    for (const page of loaded) {
      if (held <= most) return
      loaded.delete(page)
      if (page.isWanted) loaded.add(page)
      else held -= page.drop()
      page.isWanted = false
    }
  }
  const load: Load = (page, column) => {
    makeRoom(column.byteLength)
    file.read(page.place, bytesOf(column))
    held += column.byteLength
    loaded.add(page)
    return column
  }
  const put = async (column: Column): Promise<ColumnPlace> => {
    const page = new Page(await file.write(bytesOf(column)), column, load)
    unused.register(page, [page.place, column.byteLength])
    return page
  }
  return {
    put: async segment => {
      if (isPaged(segment)) return segment
      const { milli, logon, session, port } = segment
      return pagedSegment(segment, {
        offset: await put(segment.offset),
        length: await put(segment.length),
        line: await put(segment.line),
        second: await put(segment.second),
        who: await put(segment.who),
        what: await put(segment.what),
        ...(milli === undefined ? {} : { milli: await put(milli) }),
        ...(logon === undefined ? {} : { logon: await put(logon) }),
        ...(session === undefined ? {} : { session: await put(session) }),
        ...(port === undefined ? {} : { port: await put(port) }),
      })
    },
    trim: () => makeRoom(0),
  }
}

/** Fills a column with what a page says. */
type Load = (page: Page, column: Column) => Column

/** A column in the file. */
class Page implements ColumnPlace {
  readonly place: number
  /** Whether it was asked for lately. */
  isWanted = false
  private readonly kind: new (
    length: number,
  ) => Column
  private readonly length: number
  private readonly load: Load
  private held: Column | undefined

  constructor(place: number, { constructor, length }: Column, load: Load) {
    this.place = place
    this.kind = constructor as new (length: number) => Column
    this.length = length
    this.load = load
  }

  get column(): Column {
    this.isWanted = true
    return (this.held ??= this.load(this, new this.kind(this.length)))
  }

  /** Frees its memory, and says how many bytes there were. */
  drop(): number {
    const bytes = this.held?.byteLength ?? 0
    this.held = undefined
    return bytes
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Column): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength)
