import { afterZeros, skipBlanks, trimEnd } from '../../frames/ascii.ts'
import { serviceRows } from '../../frames/iis/serviceRows.ts'
import { lineFeedAfter } from '../../frames/lineFeeds.ts'
import { emptyRow } from '../../frames/w3c/row.ts'
import { wholeLinesEnd } from '../../frames/w3c/stretch.ts'
import { viewOn, wordsOf } from '../../model/memory.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { alikeRequests, isInColumns } from './alike.ts'
import { type Placed, placeLine } from './line.ts'
import { stampReader } from './stamp.ts'

const BYTE_ORDER_MARK = 0xef

/** The scanner of the NCSA common layout: a line is a row. */
export function ncsaScanner(): Scanner {
  const rows = serviceRows()
  const row = emptyRow()
  const placed: Placed = { service: 'http', stamp: 0, stampEnd: 0 }
  const stamp = stampReader()
  const alike = alikeRequests(rows.http, row)
  let line = 1

  function readLine(bytes: Uint8Array, at: number, stop: number, next: number, sink: EntrySink): void {
    const first = skipBlanks(bytes, bytes[at] === BYTE_ORDER_MARK ? at + 3 : afterZeros(bytes, at, stop), stop)
    const end = trimEnd(bytes, first, stop)
    if (first >= end) return sink.rest(at, next, line)
    const time = placeLine(bytes, first, end, row, placed) ? stamp(bytes, placed.stamp, placed.stampEnd) : undefined
    if (time === undefined) return sink.gap(at, next, line, 'not the values of the NCSA common layout')
    sink.time = time
    rows[placed.service](bytes, row, sink)
    sink.add(at, next, line)
    if (isInColumns(bytes, placed)) alike.learnDay(time)
  }

  return {
    scan: (bytes, start, end, last, sink) => {
      const done = last ? end : wholeLinesEnd(bytes, start, end)
      const words = wordsOf(bytes)
      row.view = viewOn(bytes)
      alike.open(bytes, wholeLinesEnd(bytes, start, done))
      for (let at = start; at < done; ) {
        at = alike.read(at, line, 0, sink)
        line += alike.count
        if (at >= done) break
        const stop = lineFeedAfter(bytes, words, at, done)
        const next = Math.min(stop + 1, done)
        readLine(bytes, at, stop, next, sink)
        if (stop < done) line++
        at = next
      }
      return done
    },
  }
}
