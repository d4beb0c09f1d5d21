import type { Block, Inline, Line, Report } from './blocks.ts'

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #8885; }
pre { overflow-x: auto; padding: 0.6rem 0.8rem; border: 1px solid #8885; border-radius: 3px; font-size: 0.85rem; }
figure { margin: 1rem 0; } figcaption { font-weight: 600; } :target { outline: 2px solid #0a7aca; outline-offset: 4px; }
@media print { a { color: inherit; } }
`

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
    case 'table':
      return `<table><thead><tr>${one.head.map(cell => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead><tbody>${one.rows.map(row).join('')}</tbody></table>`
    case 'quotation':
      return `<figure id="${text(one.id)}"><figcaption>${text(one.label)}</figcaption><pre>${text(one.text)}</pre></figure>`
  }
}

const row = (cells: readonly Line[]): string => `<tr>${cells.map(cell => `<td>${line(cell)}</td>`).join('')}</tr>`
const line = (pieces: Line): string => pieces.map(inline).join('')

function inline(piece: Inline): string {
  if (typeof piece === 'string') return text(piece)
  return 'code' in piece ? `<code>${text(piece.code)}</code>` : `<a href="#${text(piece.to)}">${text(piece.text)}</a>`
}

/** Characters that mean something in HTML, and those that turn the direction of text or show nothing. */
const text = (plain: string): string =>
  plain
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
