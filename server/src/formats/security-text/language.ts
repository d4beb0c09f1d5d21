import { decimalIn } from '../../frames/event/bytesOf.ts'
import { hasText, textStart } from '../../frames/blanks.ts'
import { FIELD, LABEL_FLAGS, labelAt, SECTION } from '../../frames/event/labelTable.ts'
import { EVENT_ID } from '../../frames/event/slots.ts'
import { beginsAlways, translatedLabels } from '../../frames/event/translatedLabels.ts'
import { behindMarks } from '../../model/quotes.ts'
import type { Block } from './block.ts'
import type { Line } from './line.ts'
import { HEAD_ORDER, order } from './order.ts'

const FEED = 10
const BLANK = 32
const COLON = 58
const SOURCE = 'Microsoft-Windows-Security-Auditing'

/** Bytes at the beginning of a log in which its language is looked for. */
export const LANGUAGE_BYTES = 4096

/** The language of one log, once it is known that it is another than English. */
export interface Language {
  /** Whether it is another one. */
  isOther(): boolean
  /** Looks for the head of an event whose labels are in no table, by the values that are the same everywhere. */
  learn(bytes: Uint8Array, start: number, end: number): void
  begin(): void
  /** The label of a line up to `colon`, as the number of the English one; `english` where it is that. 0 for none that is known. */
  labelAt(block: Block, bytes: Uint8Array, line: Line, colon: number, english: number): number
  mayOpen(bytes: Uint8Array, at: number, end: number): boolean
  mayBeHeader(bytes: Uint8Array, start: number, end: number): boolean
}

export function language(): Language {
  const labels = translatedLabels()
  const turn = order()
  let isOther = false

  /** The label that must stand here by the order of its event. A heading is not indented and has nothing behind it. */
  function byOrder(block: Block, bytes: Uint8Array, { edge, label, end }: Line, colon: number): number {
    return turn.next(idOf(block, bytes), label === edge && !hasText(bytes, colon + 1, end))
  }

  const isKnown = (bytes: Uint8Array, { start, colon }: LabelLine): boolean =>
    labelAt(bytes, start, bytes[colon - 1] === BLANK ? colon - 1 : colon) !== 0 || labels.at(bytes, start, colon) !== 0

  return {
    isOther: () => isOther,
    learn: (bytes, start, end) => {
      const lines = headAt(bytes, start, end)
      if (lines === undefined || isKnown(bytes, lines[0]!)) return
      isOther = true
      lines.forEach((line, i) => labels.learn(bytes, line.start, line.colon, HEAD_ORDER[i]!))
    },
    begin: () => turn.begin(),
    labelAt: (block, bytes, line, colon, english) => {
      const number = english || labels.at(bytes, line.label, colon)
      isOther ||= english === 0 && beginsAlways(number)
      if (!isOther) return english
      if (!block.body) return number
      if (number === 0) return byOrder(block, bytes, line, colon)
      if ((LABEL_FLAGS[number]! & (FIELD | SECTION)) !== 0) turn.pass(idOf(block, bytes), number)
      return number
    },
    mayOpen: (bytes, at, end) => isOther && labels.mayOpen(bytes, at, end),
    mayBeHeader: (bytes, start, end) => isOther && labels.mayBeHeader(bytes, start, end),
  }
}

const idOf = ({ from, to }: Block, bytes: Uint8Array): number => decimalIn(bytes, from[EVENT_ID]!, to[EVENT_ID]!)

interface LabelLine {
  readonly start: number
  readonly colon: number
  readonly value: string
}

/** The lines of a head in the order of a copy: the source is the second value, and the Event ID the fourth. */
function headAt(bytes: Uint8Array, start: number, end: number): readonly LabelLine[] | undefined {
  const lines: LabelLine[] = []
  for (let at = start; at < Math.min(end, start + LANGUAGE_BYTES); ) {
    const feed = bytes.indexOf(FEED, at)
    const stop = feed < 0 || feed > end ? end : feed
    const line = lineAt(bytes, at, stop)
    if (line !== undefined) lines.push(line)
    at = stop + 1
  }
  const source = lines.findIndex(({ value }) => value === SOURCE)
  const head = source < 1 ? [] : lines.slice(source - 1, source - 1 + HEAD_ORDER.length)
  return head.length === HEAD_ORDER.length && /^\d+$/.test(head[3]!.value) && head[9]!.value === '' ? head : undefined
}

/** A line `label: value`, without its indentation. */
function lineAt(bytes: Uint8Array, at: number, stop: number): LabelLine | undefined {
  const colon = bytes.indexOf(COLON, at)
  if (colon < 0 || colon >= stop) return undefined
  const edge = textStart(bytes, at, colon)
  const start = textStart(bytes, behindMarks(bytes, edge, colon), colon)
  const value = textStart(bytes, colon + 1, stop)
  return start === colon
    ? undefined
    : { start, colon, value: String.fromCharCode(...bytes.subarray(value, Math.min(stop, value + 80))).trim() }
}
