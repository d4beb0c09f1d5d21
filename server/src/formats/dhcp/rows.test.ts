import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityText } from '../../model/identity.ts'
import { record } from '../testing/reading.testing.ts'
import { dhcp } from './format.ts'

const HEADING = 'ID,Date,Time,Description,IP Address,Host Name,MAC Address,User Name, TransactionID, QResult'
const row = (id: string, time: string, rest = 'Renew,10.42.62.101,WKS-0313,0A1B2C3DA138'): string =>
  `${id},09/12/06,${time},${rest},,4711,0`

/** What the rows of a log say: code, description, client, source and device. */
function said(...lines: readonly string[]): readonly string[] {
  const { table } = record(dhcp, new TextEncoder().encode(lines.join('\r\n')))
  return Array.from({ length: table.count }, (_, entry) => {
    const { client, source, device } = table.who(entry)
    const { code, detail } = table.what(entry)
    const named = [client, source, device].map(identity => (identity === undefined ? '' : identityText(identity)))
    return [new Date(table.written(entry)).toISOString().slice(11, 19), code, detail, ...named].join(' ')
  })
}

const RENEWED = 'Renew 10.42.62.101 WKS-0313 0A-1B-2C-3D-A1-38'

test('rows that differ in their time say the same', () => {
  assert.deepEqual(said(HEADING, row('11', '08:00:00'), row('11', '12:00:00'), row('11', '12:00:07')), [
    `08:00:00 11 ${RENEWED}`,
    `12:00:00 11 ${RENEWED}`,
    `12:00:07 11 ${RENEWED}`,
  ])
})

test('rows of another ID, or of one that is written otherwise, say something else', () => {
  assert.deepEqual(said(HEADING, row('11', '08:00:00'), row('10', '08:00:01'), row('011', '08:00:02'), row('11x', '08:00:03')), [
    `08:00:00 11 ${RENEWED}`,
    `08:00:01 10 ${RENEWED}`,
    `08:00:02 011 ${RENEWED}`,
    `08:00:03 11x ${RENEWED}`,
  ])
})

test('what is quoted is not taken for what is not', () => {
  const quoted = 'Renew",10.42.62.101,WKS-0313,0A1B2C3DA138'
  assert.deepEqual(said(HEADING, row('11', '08:00:00', quoted), row('11', '08:00:01', `"${quoted}`)), [
    `08:00:00 11 Renew" 10.42.62.101 WKS-0313 0A-1B-2C-3D-A1-38`,
    `08:00:01 11 ${RENEWED}`,
  ])
})

test('a row says what the heading above it makes of it', () => {
  const other = HEADING.replace('Host Name', 'Something')
  assert.deepEqual(said(HEADING, row('11', '08:00:00'), other, row('11', '08:00:01'), HEADING, row('11', '08:00:02')), [
    `08:00:00 11 ${RENEWED}`,
    `08:00:01 11 ${RENEWED.replace('WKS-0313', '')}`,
    `08:00:02 11 ${RENEWED}`,
  ])
})
