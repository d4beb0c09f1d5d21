import type { Confidence, Verdict } from '../../../../shared/investigation.ts'

/** A report before it is written in some markup: text is plain, and escaped by whoever writes it. */
export interface Report {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A piece of running text: plain, a value as a log writes it, a verdict in its words, or a link to a quotation. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly verdict: Verdict; readonly text: string }
  | { readonly to: string; readonly text: string }
export type Line = readonly Inline[]

/** A mark of a picture: a moment, and how it is drawn. */
export type MarkKind = 'wrong' | 'refused' | 'lockout' | 'session'

/** A row of a picture; `at` is a share (0 to 1) of the whole time. */
export interface Lane {
  readonly label: string
  readonly marks: readonly { readonly kind: MarkKind; readonly at: readonly number[] }[]
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  /** Terms and what is said of them, such as the facts of a case. */
  | { readonly kind: 'terms'; readonly rows: readonly (readonly [string, Line])[] }
  /** Somebody who is named, how surely, and why; or nobody. */
  | { readonly kind: 'answer'; readonly name: string; readonly over: string; readonly confidence: Confidence; readonly line: Line }
  /** Hops from the domain controller to the client. */
  | { readonly kind: 'trail'; readonly hops: readonly { readonly value: string; readonly detail: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  /** The answer as a picture, where the markup has pictures; `from` and `to` are its ends in words. */
  | { readonly kind: 'picture'; readonly caption: string; readonly from: string; readonly to: string; readonly lanes: readonly Lane[] }
  /** Lines of a log, word for word; `id` is what links point to. */
  | { readonly kind: 'quotation'; readonly id: string; readonly label: string; readonly text: string }

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (...line: Inline[]): Block => ({ kind: 'paragraph', line })
export const list = (lines: readonly string[]): Block => ({ kind: 'list', lines: lines.map((text): Line => [text]) })

/** A report in which every text that could name somebody went through a function. */
export function mapped({ title, blocks }: Report, change: (text: string) => string): Report {
  return { title: change(title), blocks: blocks.map(block => mappedBlock(block, change)) }
}

function mappedBlock(one: Block, change: (text: string) => string): Block {
  const line = (pieces: Line): Line => pieces.map(piece => mappedInline(piece, change))
  switch (one.kind) {
    case 'heading':
      return { ...one, text: change(one.text) }
    case 'paragraph':
      return { ...one, line: line(one.line) }
    case 'list':
      return { ...one, lines: one.lines.map(line) }
    case 'terms':
      return { ...one, rows: one.rows.map(([term, said]) => [change(term), line(said)] as const) }
    case 'answer':
      return { ...one, name: change(one.name), line: line(one.line) }
    case 'trail':
      return { ...one, hops: one.hops.map(({ value, detail }) => ({ value: change(value), detail })) }
    case 'table':
      return { ...one, rows: one.rows.map(row => row.map(line)) }
    case 'picture':
      return { ...one, caption: change(one.caption), lanes: one.lanes.map(lane => ({ ...lane, label: change(lane.label) })) }
    case 'quotation':
      return { ...one, label: change(one.label), text: change(one.text) }
  }
}

function mappedInline(piece: Inline, change: (text: string) => string): Inline {
  if (typeof piece === 'string') return change(piece)
  return 'code' in piece ? { code: change(piece.code) } : { ...piece, text: change(piece.text) }
}
