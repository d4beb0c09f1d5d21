import type { Head, Recognition } from '../format.ts'

const HEADING = /^ID[ ,] ?Date, ?Time, ?Description, ?IP(?:v6)? Address, ?Host Name,/i
/** The same in any language: the columns stand in the same places. */
const TRANSLATED = /^ID[ ,][^,]+(?:,[^,]+){4}/i
const TITLE = /Microsoft DHCP(?:v6)? Service Activity Log/i
/** `10,09/29/17,10:02:11,Assign,10.1.5.77,PC-77,0A1B2C3D4E5F,…` */
const ROW = /^\d{2,5},\d\d\/\d\d\/\d\d,\d\d:\d\d:\d\d,[^,]*,[^,]*,[^,]*,/
const FEWEST = 0.8

/** Whether a text is an audit log of a DHCP server: by its heading, or by the shape of all its rows, which are those below a translated one. */
export function recogniseDhcp({ fileName, lines }: Head): Recognition | undefined {
  if (lines.some(line => HEADING.test(line)))
    return { confidence: lines.some(line => TITLE.test(line)) ? 0.99 : 0.95, because: 'the heading of a DHCP audit log' }
  const stated = lines.slice(lines.findIndex(line => TRANSLATED.test(line)) + 1).filter(line => line.trim() !== '')
  const rows = stated.filter(line => ROW.test(line)).length
  if (rows === 0 || rows < stated.length * FEWEST) return undefined
  return {
    confidence: /dhcp/i.test(fileName) ? 0.9 : 0.7,
    because: `${rows} of ${stated.length} lines are rows of a DHCP audit log: ID, date, time, description, address, name`,
  }
}
