import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Location, Position, Range } from 'vscode-languageserver'
import type { CaseFile } from '../../../../shared/caseFile.ts'
import { memorySource } from '../../evidence/byteSource.ts'
import type { ClockSettings } from '../../evidence/clocks.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import { type ReadFile, readFile } from '../../evidence/readFile.ts'
import { evidenceStore } from '../../evidence/store.ts'
import { FORMATS } from '../../formats/registry.ts'
import { grammarFiles } from '../../formats/testing/folders.testing.ts'
import { logFiles } from '../../logFile.ts'
import { createSyntax } from '../../syntax/syntax.ts'
import type { Cancel, FeatureContext } from '../context.ts'

/** Draws a log for a test: `«` and `»` stand around what the answer should name, `¦` where the cursor is. They are no part of the log. */
export type Drawing = Readonly<Record<string, string>>

/** How a test's workspace differs from one that nobody configured. */
export interface WorkspaceOptions {
  readonly case?: Omit<CaseFile, 'schema'>
  readonly clocks?: ClockSettings
  /** How the text of the files becomes bytes; UTF-8 else. */
  readonly encode?: (text: string) => Uint8Array
  /** When the files were last changed, UTC milliseconds. */
  readonly modified?: number
}

/** A workspace in memory, read as the server reads files from a disk. */
export interface Workspace {
  readonly context: FeatureContext
  /** The request about the place of the cursor. */
  readonly cursor: { readonly textDocument: { readonly uri: string }; readonly position: Position }
  /** What `«…»` marks, file by file, as `path: text`. */
  readonly marked: readonly string[]
  /** The request about a whole file. */
  readonly document: (path: string) => { readonly textDocument: { readonly uri: string } }
  readonly file: (path: string) => EvidenceFile
  /** The text a location covers, as `path: text`. */
  readonly shown: (location: Location) => string
  /** The text that a range of a file covers. */
  readonly textOf: (path: string, range: Range) => string
}

export const GOING_ON: Cancel = { isCancellationRequested: false }
export const CANCELLED: Cancel = { isCancellationRequested: true }

const runtime = readFileSync(createRequire(import.meta.url).resolve('web-tree-sitter/web-tree-sitter.wasm'))
const syntax = createSyntax(runtime, new Map(FORMATS.map(format => [format.grammar, grammarFiles(format)])), (grammar, problem) =>
  assert.fail(`${grammar}: ${String(problem)}`),
)

const uriOf = (path: string): string => `file:///logs/${path}`

/** Reads the drawn files; every one must be recognised. */
export async function workspaceOf(drawing: Drawing, options: WorkspaceOptions = {}): Promise<Workspace> {
  const texts = new Map(Object.entries(drawing).map(([path, drawn]) => [path, undrawn(drawn)]))
  const store = evidenceStore()
  if (options.case !== undefined) store.setCase({ schema: 'lockout-trail/case@1', ...options.case })
  if (options.clocks !== undefined) store.setClocks(options.clocks)
  const encode = options.encode ?? (text => new TextEncoder().encode(text))
  for (const [path, { text }] of texts) {
    store.put(logFiles(uriOf(path), path, options.modified, readOnce(path, encode(text))))
  }
  const context = { snapshot: store.snapshot(), syntax: await syntax }
  const readers = new Map([...texts].map(([path, { text }]) => [path, rangesOf(text.replace(/^\uFEFF/, ''))]))
  const textOf = (path: string, range: Range): string => (readers.get(path) ?? assert.fail(`no file ${path}`))(range)
  return {
    context,
    get cursor() {
      const [path, { text, cursor }] = [...texts].find(([, drawn]) => drawn.cursor >= 0) ?? assert.fail('no cursor is drawn')
      return { textDocument: { uri: uriOf(path) }, position: positionOf(text, cursor) }
    },
    marked: [...texts].flatMap(([path, { marked }]) => marked.map(text => `${path}: ${text}`)),
    document: path => ({ textDocument: { uri: uriOf(path) } }),
    file: path => context.snapshot.files.find(file => file.path === path) ?? assert.fail(`no file ${path}`),
    shown: ({ uri, range }) => `${uri.slice(uriOf('').length)}: ${textOf(uri.slice(uriOf('').length), range)}`,
    textOf,
  }
}

/** What was read of a file never changes, so that of the same name and bytes is read once for all tests. */
const known = new Map<string, ReadFile>()
function readOnce(path: string, bytes: Uint8Array): ReadFile {
  const key = `${path}\n${Buffer.from(bytes).toString('latin1')}`
  const read = known.get(key) ?? readFile(FORMATS, path.slice(path.lastIndexOf('/') + 1), memorySource(bytes))
  assert.ok('table' in read, `${path} is not recognised: ${'because' in read ? read.because : ''}`)
  known.set(key, read)
  return read
}

interface Undrawn {
  readonly text: string
  readonly marked: readonly string[]
  /** −1 where no cursor is drawn. */
  readonly cursor: number
}

function undrawn(drawn: string): Undrawn {
  const marked = [...drawn.matchAll(/«([^»]*)»/g)].map(([, text = '']) => text.replaceAll('¦', ''))
  return { text: drawn.replaceAll(/[«»¦]/g, ''), marked, cursor: drawn.replaceAll(/[«»]/g, '').indexOf('¦') }
}

/** Lines as an editor counts them, found apart from the code under test. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? ['']

function positionOf(text: string, index: number): Position {
  const before = linesOf(text.slice(0, index))
  const last = before.at(-1) ?? ''
  return /[\r\n]$/.test(last) ? { line: before.length, character: 0 } : { line: before.length - 1, character: last.length }
}

/** What reads the text of a range. */
function rangesOf(text: string): (range: Range) => string {
  const starts = [0]
  for (const line of linesOf(text)) starts.push(starts.at(-1)! + line.length)
  const indexOf = ({ line, character }: Position): number => (starts[line] ?? text.length) + character
  return ({ start, end }) => text.slice(indexOf(start), indexOf(end))
}
