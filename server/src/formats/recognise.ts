import type { Format, Head, Recognition } from './format.ts'

/** Bytes of a file that recognition looks at. */
export const HEAD_BYTES = 65_536
/** A claim below this is no claim. */
const LEAST_CONFIDENCE = 0.3

/** The answer to "what is this file?". */
export type Recognised = { readonly format: Format } & Recognition
export interface Unrecognised {
  readonly format: undefined
  readonly confidence: 0
  readonly because: string
}

/** Binary logs that have no text to read, by the bytes they begin with (source: FORMATS a.8 and f). */
const MAGIC: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a binary event log (.evtx)', [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65]],
  ['a binary event log (.evt)', [0x30, 0, 0, 0, 0x4c, 0x66, 0x4c, 0x65]],
  ['a network trace (pcap)', [0xd4, 0xc3, 0xb2, 0xa1]],
  ['a network trace (pcap)', [0xa1, 0xb2, 0xc3, 0xd4]],
  ['a network trace (pcap)', [0x4d, 0x3c, 0xb2, 0xa1]],
  ['a network trace (pcap)', [0xa1, 0xb2, 0x3c, 0x4d]],
  ['a network trace (Network Monitor)', [0x47, 0x4d, 0x42, 0x55]],
  ['a network trace (pcapng)', [0x0a, 0x0d, 0x0d, 0x0a]],
]

/** Room that a server set aside for its log, or that a crash left. */
const ZEROS = /\0{64,}/g

/** The beginning of a file, for recognition, as a person sees it. */
export function headOf(fileName: string, written: string): Head {
  const text = written.replace(ZEROS, '')
  return { fileName, text, lines: text.split(/\r*\n|\r/) }
}

/** The format with the strongest claim; the earlier one of the list where claims are equal. */
export function recognise(formats: readonly Format[], head: Head): Recognised | Unrecognised {
  let best: Recognised | undefined
  for (const format of formats) {
    const claim = format.recognise(head)
    if (claim !== undefined && claim.confidence >= LEAST_CONFIDENCE && claim.confidence > (best?.confidence ?? 0))
      best = { format, ...claim }
  }
  return best ?? unrecognised(head.text.trim() === '' ? 'the file is empty' : 'no format recognises its lines')
}

/** Why bytes are no text that a format could read; undefined where they may be. `text` is their decoded head. */
export function notText(bytes: Uint8Array, text: string): Unrecognised | undefined {
  const magic = MAGIC.find(([, start]) => start.every((byte, i) => bytes[i] === byte))
  if (magic !== undefined) return unrecognised(`${magic[0]}: not readable yet, export it as text`)
  const written = text.replace(ZEROS, '')
  const controls = written.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0
  return controls > written.length / 20 ? unrecognised('binary data, not a text log') : undefined
}

const unrecognised = (because: string): Unrecognised => ({ format: undefined, confidence: 0, because })
