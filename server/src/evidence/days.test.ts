import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { yearless } from '../model/civil.ts'
import { assumptions, isSure } from './clock.ts'
import { resolveClocks } from './clocks.ts'
import { withDaysSwapped } from './dayOrder.ts'
import type { EvidenceFile, LogFile } from './evidenceFile.ts'
import { EMPTY_CASE } from './snapshot.ts'
import { TableBuilder } from './tableBuilder.ts'
import { entryTable } from './entryTable.ts'
import { type FileOptions, logOf } from './testing/files.testing.ts'

const at = (...days: readonly string[]) => days.map(day => ({ at: Date.parse(`${day}T10:02:10Z`) }))
const dates = ({ table }: LogFile): readonly string[] =>
  Array.from({ length: table.count }, (_, entry) => new Date(table.written(entry)).toISOString().slice(0, 10))
const open = (days: readonly string[], options: FileOptions = {}): LogFile =>
  logOf(at(...days), { path: 'Security.txt', basis: 'local', openDays: true, ...options })
const resolved = (...files: readonly LogFile[]): EvidenceFile =>
  resolveClocks(files, { ...EMPTY_CASE, clocks: [{ path: '*', zone: '+00:00' }] }, { timeZone: '' }).find(
    ({ path }) => path === 'Security.txt',
  )!

describe('dates that say nowhere which number is the day', () => {
  test('are assumed, and carry no conclusion', () => {
    const { clock } = resolved(open(['2006-09-12', '2006-09-12']))
    assert.deepEqual([clock.dateHow, assumptions(clock), isSure(clock)], ['assumed', ['date'], false])
    assert.match(clock.because, /no date of the file says which of its first two numbers is the day/)
  })

  test('are read so that the entries are in the order of time', () => {
    const file = resolved(open(['2006-10-01', '2006-11-01', '2006-02-02', '2006-03-02', '2006-01-03']))
    assert.deepEqual(dates(file), ['2006-01-10', '2006-01-11', '2006-02-02', '2006-02-03', '2006-03-01'])
    assert.equal(file.clock.dateHow, 'estimated')
  })

  test('have the day where the numbers change, when the others never do', () => {
    const file = resolved(open(['2006-09-12', '2006-10-12', '2006-11-12']))
    assert.deepEqual(dates(file), ['2006-12-09', '2006-12-10', '2006-12-11'])
    assert.deepEqual(dates(resolved(open(['2006-12-09', '2006-12-10', '2006-12-11']))), ['2006-12-09', '2006-12-10', '2006-12-11'])
  })

  test('are the same whichever comes first, where both numbers are', () => {
    assert.equal(resolved(open(['2006-04-04', '2006-04-04'])).clock.dateHow, 'estimated')
  })

  test('follow each other where the log goes on over midnight', () => {
    const late = (...moments: readonly string[]): LogFile =>
      logOf(
        moments.map(moment => ({ at: Date.parse(`${moment}Z`) })),
        { path: 'Security.txt', basis: 'local', openDays: true },
      )
    const asRead = resolved(late('2006-09-10T23:50', '2006-09-11T00:10'))
    assert.deepEqual([dates(asRead), asRead.clock.dateHow], [['2006-09-10', '2006-09-11'], 'estimated'])
    const turned = resolved(late('2006-10-09T23:50', '2006-11-09T00:10'))
    assert.deepEqual([dates(turned), turned.clock.dateHow], [['2006-09-10', '2006-09-11'], 'estimated'])
    assert.equal(resolved(open(['2006-09-10', '2006-10-10'])).clock.dateHow, 'assumed')
  })

  test('do not lie after the file was last written', () => {
    const file = resolved(open(['2006-12-09'], { modified: Date.UTC(2006, 8, 13) }))
    assert.deepEqual([dates(file), file.clock.dateHow], [['2006-09-12'], 'estimated'])
    assert.deepEqual(dates(resolved(open(['2006-09-12'], { modified: Date.UTC(2006, 8, 13) }))), ['2006-09-12'])
  })

  test('meet those of the other logs, with a year or without', () => {
    assert.deepEqual(dates(resolved(open(['2006-12-09']), logOf(at('2006-09-12', '2006-09-13')))), ['2006-09-12'])
    assert.deepEqual(dates(resolved(open(['2006-09-12']), logOf(at('2006-09-12', '2006-09-13')))), ['2006-09-12'])
    const netlogon = logOf([{ at: yearless(0, 9, 12, 10, 2, 10) }], { path: 'netlogon.log', basis: 'yearless' })
    assert.deepEqual(dates(resolved(open(['2006-12-09']), netlogon)), ['2006-09-12'])
  })

  test('stay assumed where the other logs fit both ways, or neither', () => {
    const long = logOf(at('2006-01-01', '2006-12-31'))
    assert.equal(resolved(open(['2006-12-09']), long).clock.dateHow, 'assumed')
    assert.equal(resolved(open(['2006-12-09']), logOf(at('2011-01-01'))).clock.dateHow, 'assumed')
  })

  test('are what a person says, in the case or for all logs', () => {
    const file = open(['2006-10-01', '2006-11-01', '2006-02-02', '2006-03-02', '2006-01-03'])
    const said = (order: 'day-first' | 'month-first', byCase: boolean): EvidenceFile =>
      resolveClocks(
        [file],
        { ...EMPTY_CASE, clocks: [{ path: '*', zone: '+00:00', ...(byCase ? { dates: order } : {}) }] },
        { timeZone: '', ...(byCase ? {} : { dateOrder: order }) },
      )[0]!
    for (const byCase of [true, false]) {
      const [dayFirst, monthFirst] = [said('day-first', byCase), said('month-first', byCase)]
      assert.deepEqual(dates(dayFirst), ['2006-01-10', '2006-01-11', '2006-02-02', '2006-02-03', '2006-03-01'])
      assert.deepEqual(dates(monthFirst), ['2006-10-01', '2006-11-01', '2006-02-02', '2006-03-02', '2006-01-03'])
      for (const { clock } of [dayFirst, monthFirst])
        assert.deepEqual([clock.dateHow, isSure(clock), assumptions(clock)], ['configured', true, []])
      assert.match(dayFirst.clock.because, byCase ? /the case file says day before month/ : /lockoutTrail.dateOrder says day before month/)
    }
  })

  test('cannot be said otherwise than a date of the file shows', () => {
    const [file] = resolveClocks([logOf(at('2006-09-12'))], EMPTY_CASE, { timeZone: '', dateOrder: 'day-first' })
    assert.deepEqual([dates(file!), file!.clock.dateHow], [['2006-09-12'], undefined])
  })

  test('are one table as long as nothing changes', () => {
    const file = open(['2006-12-09'])
    const other = logOf(at('2006-09-12'))
    assert.equal(resolved(file, other).table, resolved(file, other).table)
  })
})

describe('a date that shows the order', () => {
  const written = (swap: boolean): readonly string[] => {
    const builder = new TableBuilder()
    const add = (day: string, assumed: boolean): void => {
      if (assumed) builder.assumeDay(true)
      builder.time = Date.parse(`${day}T10:02:10.500Z`)
      builder.add(0, 1, 1)
    }
    add('2006-09-12', true)
    add('2006-09-25', false)
    add('2006-10-12', true)
    builder.add(0, 1, 1)
    builder.settleDays(swap)
    add('2006-01-02', false)
    const table = entryTable(builder.freeze(0))
    assert.equal(table.data.days, undefined)
    return Array.from({ length: table.count }, (_, n) => (Number.isNaN(table.written(n)) ? '' : new Date(table.written(n)).toISOString()))
  }

  test('turns those that were assumed before it, and no others', () => {
    const time = 'T10:02:10.500Z'
    assert.deepEqual(written(true), [`2006-12-09${time}`, `2006-09-25${time}`, `2006-12-10${time}`, '', `2006-01-02${time}`])
    assert.deepEqual(written(false), [`2006-09-12${time}`, `2006-09-25${time}`, `2006-10-12${time}`, '', `2006-01-02${time}`])
  })

  test('twice turned is as it was', () => {
    const { segments } = open(['2006-09-12', '2006-01-02', '2006-05-05']).table.data
    assert.deepEqual(withDaysSwapped(withDaysSwapped(segments, [0, 3]), [0, 3]), segments)
  })
})
