/** A log of Exchange 2013 and later: its head, from the time of its first row on, and its rows. */
export function exchangeLog(kind: string, version: string, from: number, fields: string, rows: readonly string[]): string {
  const head = [
    '#Software: Microsoft Exchange Server',
    `#Version: ${version}`,
    `#Log-type: ${kind}`,
    `#Date: ${new Date(from).toISOString()}`,
    `#Fields: ${fields}`,
  ]
  return `${[...head, ...rows].join('\r\n')}\r\n`
}
