import { Language, Parser, Query, type QueryCapture, type Tree } from 'web-tree-sitter'
import { type Field, type Format, GOES_ON } from '../formats/format.ts'

/** A grammar as it is kept on disk: the parser and its queries. */
export interface GrammarFiles {
  readonly wasm: Uint8Array
  /** `queries/fields.scm`: captures named by field ids, `@column`, `@value`, `@label`, `@keyword`, `@comment`; `@delimiter` where columns can be empty. */
  readonly fields: string
  /** `queries/structure.scm`: captures `@entry`, `@fold`. */
  readonly structure: string
}

/** A piece of a record that the grammar names. Indices are UTF-16 units in the text that was given. */
export interface Piece {
  readonly kind: 'field' | 'label' | 'keyword' | 'comment'
  /** The field, for pieces that are one. */
  readonly field?: Field
  /** What it says: as written, but for escapes. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A value of a record and what it is. */
export type FieldSpan = Piece & { readonly field: Field }

/** A stretch of a record that folds or can be selected; `end` is exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Reads single records exactly. Owns every parser, and every tree for as long as one question takes. */
export interface Syntax {
  /** Everything the grammar names in a text (a record, or lines around it), in order, without overlaps. `heading` names the columns of unnamed values. */
  pieces(format: Format, text: string, heading: string): readonly Piece[]
  /** The values alone. */
  fields(format: Format, text: string, heading: string): readonly FieldSpan[]
  /** What folds inside a text. */
  folds(format: Format, text: string): readonly Stretch[]
  /** The nested stretches around an index, innermost first. */
  around(format: Format, text: string, index: number): readonly Stretch[]
  dispose(): void
}

interface Grammar {
  readonly parser: Parser
  readonly fields: Query
  readonly structure: Query
}

/** A record longer than this is shown plain: nobody reads its fields, and a grammar must not hold up the editor. UTF-16 units. */
const LONGEST = 262_144

let turn: Promise<unknown> = Promise.resolve()

/** The runtime has one memory, and two grammars that are loaded at a time spoil it: whoever loads one waits for whoever came before. */
export function inTurn<T>(loadOne: () => Promise<T>): Promise<T> {
  const mine = turn.then(loadOne)
  turn = mine.catch(() => {})
  return mine
}

/** Loads the runtime and the grammars. A grammar that cannot be loaded is left out: its records stay plain. */
export const createSyntax = (
  runtime: Uint8Array,
  grammars: ReadonlyMap<string, GrammarFiles>,
  onProblem: (grammar: string, problem: unknown) => void = () => {},
): Promise<Syntax> => inTurn(() => loadAll(runtime, grammars, onProblem))

async function loadAll(
  runtime: Uint8Array,
  grammars: ReadonlyMap<string, GrammarFiles>,
  onProblem: (grammar: string, problem: unknown) => void,
): Promise<Syntax> {
  await Parser.init({ wasmBinary: runtime as Uint8Array<ArrayBuffer> })
  const loaded = new Map<string, Grammar>()
  for (const [name, files] of grammars) {
    try {
      loaded.set(name, await load(files))
    } catch (problem) {
      onProblem(name, problem)
    }
  }
  return syntaxOf(loaded)
}

async function load(files: GrammarFiles): Promise<Grammar> {
  const language = await Language.load(files.wasm)
  const parser = new Parser()
  parser.setLanguage(language)
  return { parser, fields: new Query(language, files.fields), structure: new Query(language, files.structure) }
}

function syntaxOf(grammars: ReadonlyMap<string, Grammar>): Syntax {
  const ask = <T>(format: Format, text: string, nothing: T, question: (tree: Tree, grammar: Grammar) => T): T => {
    const grammar = grammars.get(format.grammar)
    if (grammar === undefined || text.length > LONGEST) return nothing
    const tree = grammar.parser.parse(format.unquoted?.(text) ?? text)
    if (tree === null) return nothing
    try {
      return question(tree, grammar)
    } finally {
      tree.delete()
    }
  }
  const pieces = (format: Format, text: string, heading: string): readonly Piece[] =>
    ask<readonly Piece[]>(format, text, [], (tree, grammar) => namePieces(grammar.fields.captures(tree.rootNode), format, heading, text))
  return {
    pieces,
    fields: (format, text, heading) => pieces(format, text, heading).filter((piece): piece is FieldSpan => piece.field !== undefined),
    folds: (format, text) =>
      ask<readonly Stretch[]>(format, text, [], (tree, grammar) =>
        grammar.structure
          .captures(tree.rootNode)
          .filter(({ name }) => name === 'fold')
          .map(({ node }) => ({ start: node.startIndex, end: node.startIndex + node.text.trimEnd().length })),
      ),
    around: (format, text, index) => ask<readonly Stretch[]>(format, text, [], tree => nesting(tree, index)),
    dispose: () => {
      for (const { parser, fields, structure } of grammars.values()) {
        fields.delete()
        structure.delete()
        parser.delete()
      }
    },
  }
}

const fieldsById = new WeakMap<Format, ReadonlyMap<string, Field>>()

/** The field table of a format by id. */
function fieldById(format: Format, id: string): Field | undefined {
  let table = fieldsById.get(format)
  if (table === undefined) {
    table = new Map(format.fields.map(field => [field.id, field]))
    fieldsById.set(format, table)
  }
  return table.get(id)
}

/**
 * Captures as pieces: columns get their field from the heading, values from their name; of captures of one node, a field wins over a word of structure.
 * Columns are counted, or, where some can be empty and so have no node, what stands between them is.
 */
function namePieces(captures: readonly QueryCapture[], format: Format, heading: string, record: string): readonly Piece[] {
  const columns = format.columns?.(heading, record) ?? []
  const values = format.values?.(record)
  const pieces: Piece[] = []
  const counted = captures.some(({ name }) => name === 'delimiter') ? 'delimiter' : 'column'
  let column = 0
  for (const { name, node } of captures) {
    const value = name === 'value' ? values?.get(node.startIndex) : undefined
    const id = name === 'column' ? columns[column] : (value?.id ?? name)
    if (name === counted) column++
    if (id === GOES_ON) {
      const begun = pieces.pop()
      if (begun !== undefined) pieces.push({ ...begun, text: record.slice(begun.start, node.endIndex), end: node.endIndex })
      continue
    }
    const piece = pieceOf(id, format, value?.text ?? node.text, node.startIndex, node.endIndex)
    if (piece === undefined || piece.start === piece.end) continue
    const before = pieces.at(-1)
    if (before === undefined || piece.start >= before.end) pieces.push(piece)
    else if (before.field === undefined && piece.field !== undefined) pieces.splice(-1, 1, piece)
  }
  const named = format.words === undefined ? pieces : withWords(pieces, format, record)
  return format.within === undefined ? named : named.flatMap(piece => opened(format, heading, record, piece))
}

/** The pieces with what is told in words, which wins over what the grammar sees there. */
function withWords(pieces: readonly Piece[], format: Format, record: string): readonly Piece[] {
  const valueOf = (id: string): string => pieces.find(({ field }) => field?.id === id)?.text ?? ''
  const told = (format.words?.(record, valueOf) ?? []).flatMap(
    ({ id, start, end }) => pieceOf(id, format, record.slice(start, end), start, end) ?? [],
  )
  const others = pieces.filter(({ start, end }) => !told.some(word => start < word.end && word.start < end))
  return told.length === 0 ? pieces : [...others, ...told].toSorted((a, b) => a.start - b.start)
}

/** The values inside a piece, as pieces; the piece itself where it is one value. */
function opened(format: Format, heading: string, record: string, piece: Piece): readonly Piece[] {
  const { field, start } = piece
  const text = record.slice(start, piece.end)
  const inner = field === undefined ? [] : (format.within?.(heading, record, field.id, text) ?? [])
  if (inner.length === 0) return [piece]
  return inner.flatMap(
    ({ id, start: from, end, text: says = text.slice(from, end) }) => pieceOf(id, format, says, start + from, start + end) ?? [],
  )
}

function pieceOf(id: string | undefined, format: Format, text: string, start: number, end: number): Piece | undefined {
  if (id === undefined) return undefined
  if (id === 'label' || id === 'keyword' || id === 'comment') return { kind: id, text, start, end }
  const field = fieldById(format, id)
  return field === undefined ? undefined : { kind: 'field', field, text, start, end }
}

function nesting(tree: Tree, index: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (let node = tree.rootNode.descendantForIndex(index); node !== null; node = node.parent) {
    const last = stretches.at(-1)
    if (last === undefined || node.startIndex < last.start || node.endIndex > last.end)
      stretches.push({ start: node.startIndex, end: node.endIndex })
  }
  return stretches
}
