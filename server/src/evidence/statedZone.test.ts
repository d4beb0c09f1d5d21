import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseClock } from '../../../shared/caseFile.ts'
import { memorySource } from './byteSource.ts'
import type { Clock } from './clock.ts'
import { resolveClocks } from './clocks.ts'
import { entryTable } from './entryTable.ts'
import type { LogFile } from './evidenceFile.ts'
import { EMPTY_CASE } from './snapshot.ts'
import { TableBuilder } from './tableBuilder.ts'
import { logOf } from './testing/files.testing.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2006, 8, 12, 12)
const LOCAL = logOf([{ at: START }], { path: 'DC01/security.txt', basis: 'local' })

const clockOf = (file: LogFile, clocks: readonly CaseClock[] = [], timeZone = ''): Clock =>
  resolveClocks([file], { ...EMPTY_CASE, clocks }, { timeZone })[0]!.clock

test('a zone is stated where all events have their moment in UTC beside, as far as they agree', () => {
  const withXml = (...offsets: readonly number[]): LogFile => {
    const builder = new TableBuilder()
    const texts = offsets.map(
      (hours, i) => `Event XML:\n<TimeCreated SystemTime='${new Date(START + i * DAY - hours * HOUR).toISOString().slice(0, -1)}456Z' />\n`,
    )
    let at = 0
    for (const [i, text] of texts.entries()) {
      builder.time = START + i * DAY
      builder.add(at, (at += text.length), 2 * i + 1)
    }
    return { ...LOCAL, table: entryTable(builder.freeze(at)), source: memorySource(new TextEncoder().encode(texts.join(''))) }
  }
  const clock = clockOf(withXml(-5, -5), [], 'Europe/Berlin')
  assert.deepEqual([clock.how, clock.zone.name, clock.because], ['stated', '-05:00', 'the XML of its events says -05:00'])
  assert.equal(clockOf(withXml(5.5)).zone.name, '+05:30')
  assert.equal(clockOf(withXml(-5), [{ path: '**/*', zone: '+01:00' }]).zone.name, '+01:00')
  assert.deepEqual(
    [[-5, -4], [-5.1], [-24 * 28]].map(offsets => clockOf(withXml(...offsets)).how),
    ['assumed', 'assumed', 'assumed'],
  )
})
