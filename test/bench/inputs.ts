import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { type Random, randomStream } from '../../tools/sample/random.ts'
import { netlogonRecord } from './netlogonInput.ts'
import { securityRecord } from './securityInput.ts'
import { IIS_HEAD, iisRecord } from './iisInput.ts'
import { type ListInput, listText } from './lists.ts'
import { type VariedInput, variedText } from './variedInput.ts'

/** Writes one record, line ends included, of an hour that goes on. `at` is milliseconds UTC and grows from record to record. */
export type RecordWriter = (random: Random, at: number) => string

interface InputKind {
  readonly extension: string
  readonly head: string
  readonly record: RecordWriter
  /** Records a second, on the average, on the machine that wrote the log. */
  readonly perSecond: number
}

export type InputName = 'iis-w3c' | 'netlogon' | 'security-text'

const KINDS: Readonly<Record<InputName, InputKind>> = {
  'iis-w3c': { extension: 'log', head: IIS_HEAD, record: iisRecord, perSecond: 25 },
  netlogon: { extension: 'log', head: '', record: netlogonRecord, perSecond: 8 },
  'security-text': { extension: 'txt', head: '', record: securityRecord, perSecond: 3 },
}

export const INPUT_NAMES: readonly InputName[] = ['iis-w3c', 'netlogon', 'security-text']
export const HUNDRED_MEGABYTES = 100_000_000

/** Raise it when a record changes its shape, so that files of the old shape are not taken for the new one. */
const VERSION = 8
const BEGIN = Date.UTC(2026, 2, 3, 6, 0, 0)
const CHUNK = 1_000_000

export function benchFolder(): string {
  return join(tmpdir(), 'lockout-trail-bench')
}

/** The path of a log with at least `bytes` bytes that ends with a whole record. It is written once, and found again afterwards. */
export const benchInput = (name: InputName, bytes = HUNDRED_MEGABYTES, folder = benchFolder()): string =>
  writtenOnce(join(folder, `${name}-${VERSION}-${bytes}.${KINDS[name].extension}`), bytes, () => inputChunks(name, bytes))

/** An input of another format: made from its fixtures, or the lists of a machine. */
export type OtherInput = VariedInput | ListInput

/** The same for another format. */
export function otherBenchInput(input: OtherInput, bytes: number, folder = benchFolder()): string {
  const extension = 'print' in input ? input.extension : extname(input.fixtures[0] ?? '')
  return writtenOnce(join(folder, `${labelOf(input)}-${VERSION}-${bytes}${extension}`), bytes, () => otherChunks(input, bytes))
}

export const labelOf = ({ format, layout }: OtherInput): string => (layout === '' ? format : `${format}-${layout}`)

function writtenOnce(path: string, bytes: number, chunks: () => Iterable<Buffer>): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? -1
  if (size >= bytes) return path
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}.part`
  const file = openSync(unfinished, 'w')
  for (const chunk of chunks()) writeSync(file, chunk)
  closeSync(file)
  renameSync(unfinished, path)
  return path
}

/** The same log in pieces of about a megabyte; the same bytes on every machine. */
export function inputChunks(name: InputName, bytes: number): Generator<Buffer> {
  const { head, record, perSecond } = KINDS[name]
  const random = randomStream(1, name)
  let at = BEGIN
  return chunksOf(head, bytes, () => {
    at += random.pause(perSecond) * 1000
    return record(random, at)
  })
}

export function otherChunks(input: OtherInput, bytes: number): Generator<Buffer> {
  const random = randomStream(1, labelOf(input))
  if ('print' in input) return chunksOf(input.encoding === 'utf16le' ? '\ufeff' : '', bytes, listText(input, random), input.encoding)
  const { head, turn } = variedText(input)
  let at = 0
  return chunksOf(head, bytes, () => turn(random, at++))
}

function* chunksOf(head: string, bytes: number, next: () => string, encoding: ListInput['encoding'] = 'latin1'): Generator<Buffer> {
  const letters = encoding === 'utf16le' ? bytes / 2 : bytes
  let written = 0
  let text = head
  while (written + text.length < letters) {
    text += next()
    if (text.length < CHUNK) continue
    written += text.length
    yield Buffer.from(text, encoding)
    text = ''
  }
  if (text !== '') yield Buffer.from(text, encoding)
}
