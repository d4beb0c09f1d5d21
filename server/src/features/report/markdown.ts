import { code, readable } from '../markdown.ts'
import type { Block, Inline, Line, Report } from './blocks.ts'

/** A report as Markdown. Log text is inert in it. */
export const markdownOf = ({ title, blocks }: Report): string =>
  `# ${readable(title)}\n\n${blocks.map(blockText).filter(Boolean).join('\n\n')}\n`

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${readable(block.text)}`
    case 'paragraph':
      return lineText(block.line)
    case 'list':
      return block.lines.map(line => `- ${lineText(line)}`).join('\n')
    case 'terms':
      return block.rows.map(([term, said]) => `- **${readable(term)}:** ${lineText(said)}`).join('\n')
    case 'answer':
      return `**${readable([block.name, block.over].filter(Boolean).join(' '))}: ${block.confidence}.** ${lineText(block.line)}`
    case 'trail':
      return `The trail: ${block.hops.map(({ value, detail }) => `${readable(value)} (${readable(detail)})`).join(' → ')}.`
    case 'picture':
      return ''
    case 'table':
      return [row(block.head.map(text => [text])), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(row)].join('\n')
    case 'quotation':
      return `<a id="${block.id}"></a>**${readable(block.label)}**\n\n${fenced(block.text)}`
  }
}

const row = (cells: readonly Line[]): string => `| ${cells.map(cellText).join(' | ')} |`
/** Code in a cell still ends at a bar; text has its own escaped already. */
const cellText = (line: Line): string =>
  line.map(piece => (typeof piece !== 'string' && 'code' in piece ? inlineText(piece).replaceAll('|', '\\|') : inlineText(piece))).join('')
const lineText = (line: Line): string => line.map(inlineText).join('')

function inlineText(piece: Inline): string {
  if (typeof piece === 'string') return readable(piece)
  if ('code' in piece) return code(piece.code)
  return 'verdict' in piece ? readable(piece.text) : `[${readable(piece.text)}](#${piece.to})`
}

/** Control characters but tabs and line ends, and marks of writing direction: a quotation reads as it is written. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text.replace(UNSEEN, ' ')}\n${fence}`
}
