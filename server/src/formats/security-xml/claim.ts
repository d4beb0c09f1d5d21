import type { Head, Recognition } from '../format.ts'

const EVENT = /<(?:[\w.-]+:)?Event(?=[\s>])/
const EVENT_ID = /<(?:[\w.-]+:)?EventID\b[^>]*>\s*\d+\s*</
const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event'
const PROVIDER = /<(?:[\w.-]+:)?Provider\s(?:[^>]*?\s)?Name\s*=\s*['"]([^'"]*)['"]/
/** A line of the tree that browsers and Event Viewer show has a `-` before what can be folded; one that was quoted begins with a mark. */
const AT_LINE_START = /^[\s>|\uFEFF]*(?:- )?<(?:[\w.-]+:)?Event[\s>]/
const XML = /^[\s>|\uFEFF]*(?:- )?</

/** Whether a text holds events of a Windows log in XML: alone, or one per line behind something else. */
export function recogniseSecurityXml({ text, lines }: Head): Recognition | undefined {
  const first = EVENT.exec(text)
  if (first === null) return undefined
  const events = text.slice(first.index)
  const provider = PROVIDER.exec(events)?.[1]
  if (!EVENT_ID.test(events) || (provider === undefined && !events.includes(NAMESPACE))) return undefined
  const isXml = XML.test(text)
  if (!isXml && !lines.some(line => AT_LINE_START.test(line)) && !isMostly(lines)) return undefined
  return {
    confidence: isXml ? 0.95 : 0.5,
    because: `XML with Event elements that have an EventID${provider === undefined ? '' : `, the first by ${provider}`}`,
  }
}

/** Whether most lines hold an event behind something else, such as the head of a syslog message. */
function isMostly(lines: readonly string[]): boolean {
  const stated = lines.filter(line => line.trim() !== '')
  return stated.filter(line => line.includes(NAMESPACE) && EVENT.test(line)).length * 2 > stated.length
}
