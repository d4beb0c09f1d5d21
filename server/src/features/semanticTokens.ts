import type { Range, SemanticTokens } from 'vscode-languageserver'
import { type EvidenceFile, endLine, entryText } from '../evidence/evidenceFile.ts'
import { linesOfEntry } from '../evidence/places.ts'
import type { TextLines } from '../evidence/positions.ts'
import type { FieldKind } from '../formats/format.ts'
import type { Piece } from '../syntax/syntax.ts'
import { type Cancel, type DocumentParams, type FeatureContext, logsIn } from './context.ts'

/** Token types and modifiers, in the order of the legend; `package.json` gives them their colours. */
export const TOKEN_TYPES = [
  'user',
  'ip',
  'host',
  'process',
  'session',
  'device',
  'code',
  'time',
  'label',
  'word',
  'comment',
  'number',
  'text',
] as const
export const TOKEN_MODIFIERS = ['failure', 'lockout'] as const

type TokenType = (typeof TOKEN_TYPES)[number]

const TYPE_OF_KIND: { readonly [K in FieldKind]: TokenType } = {
  user: 'user',
  domain: 'user',
  ip: 'ip',
  host: 'host',
  pid: 'process',
  session: 'session',
  device: 'device',
  code: 'code',
  time: 'time',
  number: 'number',
  text: 'text',
  secret: 'comment',
}

const FAILURE = 1
const LOCKOUT = 2
/** Lines whose colours one request brings; more than a screen, far less than a file. */
const MOST_LINES = 2000
/** Text that is parsed for one request: a line may hold a whole log. UTF-16 units. */
const MOST_PARSED = 1 << 20

/** Colours of the fields in a range of lines: costs what is visible, whatever the size of the file. */
export function semanticTokensRange(
  context: FeatureContext,
  params: DocumentParams & { readonly range: Range },
  cancel: Cancel,
): SemanticTokens {
  const first = params.range.start.line
  const last = Math.min(params.range.end.line, first + MOST_LINES)
  const tokens = logsIn(context, params).flatMap(file => tokensIn(context, file, first, last, cancel))
  return { data: encode(tokens.toSorted((a, b) => a.line - b.line || a.character - b.character)) }
}

/** A coloured stretch within one line. */
interface Token {
  readonly line: number
  readonly character: number
  readonly length: number
  readonly type: number
  readonly modifiers: number
}

function tokensIn(context: FeatureContext, file: EvidenceFile, first: number, last: number, cancel: Cancel): readonly Token[] {
  const { table } = file
  const tokens: Token[] = []
  let parsed = 0
  for (let entry = Math.max(0, table.atLine(first)); entry < table.count && table.line(entry) - 1 <= last; entry++) {
    if (cancel.isCancellationRequested) return tokens
    const text = entryText(file, entry)
    const lines = linesOfEntry(file, entry, text)
    if ((parsed += text.length) > MOST_PARSED) return tokens
    const modifiers = modifiersOf(table.outcome(entry))
    const end = Math.min(last, endLine(file, entry) - 1)
    for (const piece of context.syntax.pieces(file.format, text, table.heading(entry)))
      for (const token of tokensOf(piece, text, lines, modifiers)) if (token.line >= first && token.line <= end) tokens.push(token)
  }
  return tokens
}

function modifiersOf(outcome: string): number {
  if (outcome === 'lockout') return LOCKOUT
  return outcome === 'failure' ? FAILURE : 0
}

/** A piece as tokens: one for each of its lines. */
function tokensOf(piece: Piece, text: string, lines: TextLines, modifiers: number): readonly Token[] {
  const type = TOKEN_TYPES.indexOf(typeOf(piece))
  const lineParts = text.slice(piece.start, piece.end).matchAll(/[^\r\n]+/g)
  return Array.from(lineParts).flatMap(({ index, 0: part }) => {
    const from = piece.start + index
    const { line, character } = lines.positionAt(index === 0 ? from : from + part.length - part.trimStart().length)
    const length = lines.positionAt(from + part.length).character - character
    return length > 0 ? [{ line, character, length, type, modifiers: piece.kind === 'field' ? modifiers : 0 }] : []
  })
}

/** A keyword has a type of its own: most themes give the standard one the colour of an error. */
function typeOf({ field, kind }: Piece): TokenType {
  if (field !== undefined) return TYPE_OF_KIND[field.kind]
  return kind === 'keyword' ? 'word' : (kind as TokenType)
}

/** Five numbers a token, each place counted from the one before. */
function encode(tokens: readonly Token[]): number[] {
  let line = 0
  let character = 0
  return tokens.flatMap(token => {
    const sameLine = token.line === line
    const data = [token.line - line, sameLine ? token.character - character : token.character, token.length, token.type, token.modifiers]
    line = token.line
    character = token.character
    return data
  })
}
