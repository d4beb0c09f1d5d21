/** A report before it is written in some markup: text is plain, and escaped by whoever writes it. */
export interface Report {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A piece of running text: plain, a value as a log writes it, or a link to a quotation. */
export type Inline = string | { readonly code: string } | { readonly to: string; readonly text: string }
export type Line = readonly Inline[]

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  /** Lines of a log, word for word; `id` is what links point to. */
  | { readonly kind: 'quotation'; readonly id: string; readonly label: string; readonly text: string }

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (...line: Inline[]): Block => ({ kind: 'paragraph', line })

/** A report in which every text went through a function. */
export function mapped({ title, blocks }: Report, change: (text: string) => string): Report {
  const inline = (piece: Inline): Inline => {
    if (typeof piece === 'string') return change(piece)
    return 'code' in piece ? { code: change(piece.code) } : { ...piece, text: change(piece.text) }
  }
  const line = (pieces: Line): Line => pieces.map(inline)
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'heading':
        return { ...one, text: change(one.text) }
      case 'paragraph':
        return { ...one, line: line(one.line) }
      case 'list':
        return { ...one, lines: one.lines.map(line) }
      case 'table':
        return { ...one, rows: one.rows.map(row => row.map(line)) }
      case 'quotation':
        return { ...one, label: change(one.label), text: change(one.text) }
    }
  }
  return { title: change(title), blocks: blocks.map(block) }
}
