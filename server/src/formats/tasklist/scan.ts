import { LF } from '../../frames/ascii.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { FACET_CODE, FACET_IMAGE, FACET_SERVICES } from '../../model/what.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { isRuler, type Layout, layoutOf } from './layout.ts'
import { type Line, linesOf } from './lines.ts'
import { isContinuation, isPrompt, type Row, rowOf } from './row.ts'

/** What reading a file goes by: the columns in force, and how this Windows says that a process has no services. */
interface State {
  layout?: Layout
  none: string
  line: number
}

/** Reads lists of processes: a heading, a ruler, and a row for each process, whose services may go on below it. */
export function tasklistScanner(): Scanner {
  const state: State = { none: 'N/A', line: 1 }
  return {
    scan(bytes, start, end, last, sink) {
      const lines = linesOf(bytes, start, end, last)
      let at = start
      for (let i = 0; i < lines.length; ) {
        const count = linesTogether(lines, i, state.layout)
        // What a line is shows in the next one: a heading by its ruler, a row by the services that go on.
        if (i + count >= lines.length && !last) break
        readLines(lines.slice(i, i + count), state, sink)
        at = lines[i + count - 1]!.end
        if (at === end && bytes[end - 1] !== LF) return at
        state.line += count
        i += count
      }
      return at
    },
  }
}

/** How many lines from `first` on belong together: heading and ruler, a row and its continuation, else one. */
function linesTogether(lines: readonly Line[], first: number, layout: Layout | undefined): number {
  const next = lines[first + 1]
  if (next !== undefined && isRuler(next.text)) return 2
  if (layout === undefined || !isRow(lines[first]!, layout)) return 1
  let count = 1
  while (first + count < lines.length && isContinuation(lines[first + count]!.text, layout)) count++
  return count
}

const isRow = ({ text }: Line, layout: Layout): boolean => !isContinuation(text, layout) && rowOf(text, layout) !== undefined

function readLines(lines: readonly Line[], state: State, sink: EntrySink): void {
  const [first, second] = lines
  const { start } = first!
  const end = lines.at(-1)!.end
  const ruler = [second, first].find(line => line !== undefined && isRuler(line.text))
  if (ruler !== undefined) return readHeading(ruler === first ? '' : first!.text, ruler.text, start, end, state, sink)
  const { layout, line } = state
  if (layout === undefined || first!.text === '' || isPrompt(first!.text)) return sink.rest(start, end, line)
  const row = rowOf(first!.text, layout)
  if (row === undefined || isContinuation(first!.text, layout)) return sink.gap(start, end, line, 'no process ID stands below its heading')
  draft(row, lines.slice(1), state, sink)
  sink.add(start, end, line)
}

function readHeading(heading: string, ruler: string, start: number, end: number, state: State, sink: EntrySink): void {
  state.layout = layoutOf(heading, ruler)
  state.none = 'N/A'
  sink.heading(heading === '' ? ruler : `${heading}\n${ruler}`)
  sink.rest(start, end, state.line)
}

function draft(row: Row, more: readonly Line[], state: State, sink: EntrySink): void {
  sink.who[ROLE_PROCESS] = sink.identityOf(PROCESS, row.pid)
  sink.who[ROLE_CALLER] = sink.identityOf(USER, row.user)
  sink.what[FACET_CODE] = sink.word('process')
  sink.what[FACET_IMAGE] = sink.word(row.image)
  if (state.layout?.kind !== 'services') return
  const services = [row.rest, ...more.map(({ text }) => text.trim())].join(' ')
  // PID 0 is no program and has no services: its row shows how this Windows says so.
  if (Number(row.pid) === 0) state.none = services
  else if (services !== state.none) sink.what[FACET_SERVICES] = sink.word(services)
}
