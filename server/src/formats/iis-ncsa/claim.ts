import type { Head, Recognition } from '../format.ts'

/** A row that ends behind status and size. The combined layout of other servers goes on with referrer and program, and is none. */
const ROW = /^\ufeff?[^\s,]+ \S+ (\S.*?) \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-] ?\d{4})?\] "(.*)" \d{1,3} (?:\d+|-)\s*$/
/** Lines that are looked at, and the share of them that must be rows. */
const MOST_LINES = 200
const FEWEST = 0.6
/** Lines longer than this are not looked at. */
const LONGEST = 4096

const EXCHANGE = /^\S+ \/(?:owa|exchange|exchweb|ews|ecp|rpc|mapi|autodiscover|Microsoft-Server-ActiveSync)\b|\.(?:aspx?|asmx|ashx)\b/i

/** What only IIS writes, strongest first. */
const MARKS: readonly (readonly [because: string, confidence: number, mark: (user: string, request: string) => boolean])[] = [
  ['a request ends in SMTP or NNTP', 0.95, (_, request) => / (?:SMTP|NNTP)$/.test(request)],
  ['a user has a Windows domain', 0.85, user => /^[^\\]+\\[^\\]+$/.test(user)],
  ['a path is one of Exchange or ASP.NET', 0.75, (_, request) => EXCHANGE.test(request)],
]

/** The claim to a file: most of its lines are rows of the common layout. Other web servers write the same, so without a mark of IIS it is weak. */
export function recogniseNcsa({ fileName, lines }: Head): Recognition | undefined {
  const stated = lines.filter(line => line.trim() !== '' && line.length < LONGEST).slice(0, MOST_LINES)
  const rows = stated.map(line => ROW.exec(line)).filter(row => row !== null)
  if (rows.length === 0 || rows.length < (stated.length - 1) * FEWEST) return undefined
  const layout = 'the values of the NCSA common layout'
  if (/^(?:u_)?nc\d{4,}/i.test(fileName)) return { confidence: 0.9, because: `${layout}; the file is named as IIS names it` }
  const mark = MARKS.find(([, , isMark]) => rows.some(([, user = '', request = '']) => isMark(user, request)))
  if (mark !== undefined) return { confidence: mark[1], because: `${layout}; ${mark[0]}` }
  return { confidence: 0.5, because: `${layout}, which other web servers write too` }
}
