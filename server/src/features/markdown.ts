/** Log text as inert Markdown: nothing in it can become a link, an image, HTML or emphasis. */
export const escaped = (text: string): string =>
  text.replace(/[\0-\x1f\x7f]/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>&~:@$^=/]/g, character => `&#${character.charCodeAt(0)};`)

/** Log text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const clean = text.replace(/[\0-\x1f\x7f]/g, ' ')
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${clean}${pad}${fence}`
}

/** A link to a line (1-based) of a document; the label is ours or escaped. Only uris the server itself made get here. */
export const lineLink = (label: string, uri: string, line: number): string =>
  `[${label}](${uri.replace(/[()\s<>[\]\\]/g, percent)}#L${line})`

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
