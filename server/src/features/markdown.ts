/** Control characters, line ends of every kind and marks of writing direction: what could make a text look like another. */
const INVISIBLE = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Log text as inert Markdown: nothing in it can become a link, an image, HTML or emphasis. */
export const escaped = (text: string): string =>
  text.replace(INVISIBLE, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>&~:@$^=/]/g, character => `&#${character.charCodeAt(0)};`)

/** Characters that open or close something inside a line of Markdown; an underscore only at the edge of a word. */
const OPENING = /[\\`*[\]>|~$]|(?<!\w)_|_(?!\w)/g

/** Log text as inert Markdown that a person can still read: only what would mean something is escaped. For a text whose source is looked at. */
export const readable = (text: string): string =>
  text
    .replace(INVISIBLE, ' ')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(OPENING, '\\$&')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
    .replace(/\bwww\./gi, 'www&#46;')
    .replace(/@/g, '&#64;')
    .replace(/^\s*([#+=-]|\d+[.)](?=\s|$))/, start => `${start.slice(0, -1)}\\${start.slice(-1)}`)

/** Log text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const clean = text.replace(INVISIBLE, ' ')
  const longest = (clean.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(clean) ? ' ' : ''
  return `${fence}${pad}${clean}${pad}${fence}`
}

/** Units of log text that a person is shown of one value. */
const MOST_SHOWN = 300

/** Log text cut to what a person reads, with a mark where it goes on. */
export const shortened = (text: string): string => (text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`)

/** A link to a line (1-based) of a document; the label is ours or escaped. Only uris the server itself made get here. */
export const lineLink = (label: string, uri: string, line: number): string =>
  `[${label}](${uri.replace(/[()\s<>[\]\\`"]/g, character => encodeURIComponent(character).replace(/[()]/g, percent))}#L${line})`

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16)}`
