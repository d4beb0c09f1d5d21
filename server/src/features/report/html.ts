import type { Block, Inline, Line, Report } from './blocks.ts'
import { pictureOf } from './picture.ts'
import { STYLE } from './style.ts'

/** A report as one HTML file that needs nothing else and runs nothing. Log text is inert in it. */
export function htmlOf({ title, blocks }: Report): string {
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${text(title)}</title>`,
    `<style>${STYLE}</style>`,
  ]
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<h1>${text(title)}</h1>\n${blocks.map(block).join('\n')}\n</body>\n</html>\n`
}

function block(one: Block): string {
  switch (one.kind) {
    case 'heading':
      return `<h2>${text(one.text)}</h2>`
    case 'paragraph':
      return `<p>${line(one.line)}</p>`
    case 'list':
      return `<ul>${one.lines.map(item => `<li>${line(item)}</li>`).join('')}</ul>`
    case 'terms':
      return `<dl class="terms">${one.rows.map(([term, said]) => `<dt>${text(term)}</dt><dd>${line(said)}</dd>`).join('')}</dl>`
    case 'answer':
      return answer(one)
    case 'trail':
      return `<ol class="trail">${one.hops.map(({ value, detail }) => `<li><b>${text(value)}</b> <small>${text(detail)}</small></li>`).join('')}</ol>`
    case 'table':
      return `<div class="scroll"><table><thead><tr>${one.head.map(cell => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead><tbody>${one.rows.map(row).join('')}</tbody></table></div>`
    case 'picture':
      return pictureOf(one, text)
    case 'quotation':
      return `<figure id="${text(one.id)}"><figcaption>${text(one.label)}</figcaption><pre>${text(one.text)}</pre></figure>`
  }
}

function answer({ name, over, confidence, line: said }: Extract<Block, { kind: 'answer' }>): string {
  const kind = confidence === 'not shown' ? 'answer none' : 'answer'
  const how = over === '' ? '' : `<small>${text(over)}</small>`
  return `<section class="${kind}"><h3>${text(name)} ${how}<span class="word">${text(confidence)}</span></h3><p>${line(said)}</p></section>`
}

function row([first = [], ...cells]: readonly Line[]): string {
  return `<tr><th scope="row">${line(first)}</th>${cells.map(cell => `<td>${line(cell)}</td>`).join('')}</tr>`
}

const line = (pieces: Line): string => pieces.map(inline).join('')

function inline(piece: Inline): string {
  if (typeof piece === 'string') return text(piece)
  if ('code' in piece) return `<code>${text(piece.code)}</code>`
  if ('verdict' in piece) return `<span class="verdict v-${piece.verdict}">${text(piece.text)}</span>`
  return `<a href="#${text(piece.to)}">${text(piece.text)}</a>`
}

/** Characters that mean something in HTML, and those that turn the direction of text or show nothing. */
const text = (plain: string): string =>
  plain
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
