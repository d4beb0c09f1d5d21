import { TableBuilder } from '../../evidence/tableBuilder.ts'
import type { Rows } from '../format.ts'

/** What a scanner said of a part of a file. Offsets are the file's; `line` is the 1-based line the scanner gave. */
export interface Span {
  readonly kind: 'entry' | 'gap' | 'rest'
  readonly start: number
  readonly end: number
  /** NaN of what lies behind an entry that was added with others. */
  readonly line: number
}

/** A table builder that also keeps every span it was handed, in order. */
export class RecordingBuilder extends TableBuilder {
  readonly spans: Span[] = []
  private isBehindAlike = false

  override add(start: number, end: number, line: number): void {
    this.keep('entry', start, end, line)
    super.add(start, end, line)
  }

  override addAlike(base: number, rows: Rows, count: number): void {
    for (let row = 0; row < count; row++) {
      const start = base + rows.offset[row]!
      this.keep('entry', start, start + rows.length[row]!, rows.line[row]!)
      this.isBehindAlike = true
    }
    super.addAlike(base, rows, count)
  }

  override gap(start: number, end: number, line: number, because: string): void {
    this.keep('gap', start, end, line)
    super.gap(start, end, line, because)
  }

  override rest(start: number, end: number, line: number): void {
    this.keep('rest', start, end, line)
    super.rest(start, end, line)
  }

  private keep(kind: Span['kind'], start: number, end: number, line: number): void {
    const last = this.spans.at(-1)?.end ?? 0
    if (this.isBehindAlike && this.base + start > last)
      this.spans.push({ kind: 'rest', start: last, end: this.base + start, line: Number.NaN })
    this.isBehindAlike = false
    this.spans.push({ kind, start: this.base + start, end: this.base + end, line })
  }
}
