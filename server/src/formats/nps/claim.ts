import type { Head, Recognition } from '../format.ts'

const DAY = String.raw`\d\d?/\d\d?/\d{4}`
const HOUR = String.raw`\d\d?:\d\d:\d\d`
/** `"NPS01","IAS",03/22/2018,23:07:55,3,…` */
const DATABASE = new RegExp(`^"[^"]+","(?:IAS|NPS|RAS)",${DAY},${HOUR},\\d+,`)
/** `10.1.1.9,CONTOSO\User1,03/22/2018,23:07:55,IAS,NPS01,…` */
const PAIRS = new RegExp(`^[^,]*,[^,]*,${DAY},${HOUR},"?(?:IAS|NPS|RAS)"?,[^,]+,\\d+,`)
const HEADING = /^"?ComputerName"?,"?ServiceName"?,"?Record-Date"?,"?Record-Time"?,"?Packet-Type"?,/i
const FEWEST = 0.5

/** Whether a text is the log of a policy server: rows of the database format or of the older pairs of attributes. */
export function recogniseNps({ lines }: Head): Recognition | undefined {
  const stated = lines.filter(line => line.trim() !== '')
  const database = stated.filter(line => DATABASE.test(line)).length
  const pairs = stated.filter(line => PAIRS.test(line)).length
  const most = Math.max(database, pairs)
  if (most === 0 || most < stated.length * FEWEST) return undefined
  const headed = stated.some(line => HEADING.test(line)) ? ', below their heading' : ''
  const what = database >= pairs ? 'server, IAS, date, time, packet' : 'address, user, date, time, IAS, server, pairs of attributes'
  return { confidence: 0.95, because: `${most} of ${stated.length} lines are records of a policy server: ${what}${headed}` }
}
