import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseClock } from '../../../shared/caseFile.ts'
import { yearless } from '../model/civil.ts'
import { memorySource } from './byteSource.ts'
import { entryTable } from './entryTable.ts'
import { TableBuilder } from './tableBuilder.ts'
import { assumptions, isoOf } from './clock.ts'
import { type ClockSettings, resolveClocks } from './clocks.ts'
import { type EvidenceFile, type LogFile, utcOf } from './evidenceFile.ts'
import { EMPTY_CASE } from './snapshot.ts'
import { drawn, type FileOptions, logOf, type Row } from './testing/files.testing.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2006, 8, 12, 12)
const NOBODY: ClockSettings = { timeZone: '' }

const resolved = (files: readonly LogFile[], clocks: readonly CaseClock[] = [], settings = NOBODY): readonly EvidenceFile[] =>
  resolveClocks(files, { ...EMPTY_CASE, clocks }, settings)

const clockOf = (file: LogFile, clocks: readonly CaseClock[] = [], settings = NOBODY) => resolved([file], clocks, settings)[0]!.clock

const local = (path = 'DC01/security.txt'): LogFile => logOf([{ at: START }], { path, basis: 'local' })

describe('a zone', () => {
  test('of a log in UTC is stated, whatever anybody configures', () => {
    const clock = clockOf(logOf([{ at: START }]), [{ path: '*', zone: '-05:00' }], { timeZone: 'Europe/Berlin' })
    assert.deepEqual([clock.how, clock.zone.name], ['stated', '+00:00'])
  })

  test('is UTC where the first time ends in Z, unless somebody says otherwise', () => {
    const text = 'Event[0]:\r\n  Date: 2022-11-16T14:54:13.2270000Z\r\n'
    const zulu = (written: string): LogFile => {
      const builder = new TableBuilder()
      builder.time = START
      builder.add(0, written.length, 1)
      return { ...local(), table: entryTable(builder.freeze(written.length)), source: memorySource(new TextEncoder().encode(written)) }
    }
    const clock = clockOf(zulu(text))
    assert.deepEqual([clock.how, clock.zone.name, clock.because], ['estimated', '+00:00', 'its times end in Z, which means UTC'])
    assert.equal(clockOf(zulu(text), [{ path: '**/*', zone: '+01:00' }]).zone.name, '+01:00')
    assert.equal(clockOf(zulu(text), [], { timeZone: 'Europe/Berlin' }).zone.name, '+00:00')
    assert.equal(clockOf(zulu(text.replace('0Z', '0'))).how, 'assumed')
  })

  test('is asked for where a heading says that a log in UTC is in local time', () => {
    const log = logOf([{ at: START }])
    const headings = ['no times', 'local'].map(text => ({ from: 0, text }))
    const file: LogFile = {
      ...log,
      format: { ...log.format, basisUnder: heading => (heading === 'local' ? 'local' : undefined) },
      table: entryTable({ ...log.table.data, headings }),
    }
    assert.deepEqual([clockOf(file).basis, clockOf(file).how], ['local', 'assumed'])
    assert.equal(clockOf(file, [{ path: '**/*', zone: '+01:00' }]).zone.name, '+01:00')
  })

  test('is taken from the first case clock whose glob matches', () => {
    const clocks = [
      { path: 'DC02/**', zone: '+01:00' },
      { path: 'DC01/*.txt', zone: '-05:00' },
      { path: '**/*', zone: '+09:00' },
    ]
    assert.equal(clockOf(local(), clocks).zone.name, '-05:00')
    assert.equal(clockOf(local('DC03/x.txt'), clocks).zone.name, '+09:00')
    assert.equal(clockOf(local(), clocks).how, 'configured')
  })

  test('of the case goes before that of the settings', () => {
    const settings = { timeZone: 'Europe/Berlin' }
    assert.equal(clockOf(local(), [{ path: '*', zone: '-05:00' }], settings).zone.name, '-05:00')
    assert.equal(clockOf(local(), [{ path: 'other', zone: '-05:00' }], settings).zone.name, 'Europe/Berlin')
    assert.equal(clockOf(local(), [{ path: '*', zone: 'Nowhere/City' }], settings).zone.name, 'Europe/Berlin')
  })

  test('that nobody knows is taken as UTC, and said to be assumed', () => {
    const clock = clockOf(local(), [], { timeZone: 'Nowhere/City' })
    assert.deepEqual([clock.how, clock.zone.name, assumptions(clock)], ['assumed', '+00:00', ['zone']])
  })

  test('is not needed where no times are stated', () => {
    assert.equal(clockOf(logOf([{ user: 'User1' }], { basis: 'none' })).how, 'not-needed')
  })
})

describe('the year of a log that writes none', () => {
  const netlogon = (rows: readonly number[], options: FileOptions = {}): LogFile =>
    logOf(
      rows.map(at => ({ at })),
      { path: 'netlogon.log', basis: 'yearless', ...options },
    )
  const september = yearless(0, 9, 12, 16, 55, 12)
  const overNewYear = [yearless(0, 12, 31, 23, 59, 58), yearless(1, 1, 1, 0, 0, 3)]
  const when = (file: EvidenceFile): readonly (string | undefined)[] =>
    Array.from({ length: file.table.count }, (_, n) => isoOf(utcOf(file, n))?.slice(0, 19))

  test('is that of the last line by setting or case file', () => {
    const [bySetting] = resolved([netlogon([september])], [], { timeZone: '', year: 2006 })
    assert.deepEqual([when(bySetting!), bySetting!.clock.yearHow], [['2006-09-12T16:55:12'], 'configured'])
    const [byCase] = resolved([netlogon(overNewYear)], [{ path: '*', year: 2007 }], { timeZone: '', year: 1999 })
    assert.deepEqual(when(byCase!), ['2006-12-31T23:59:58', '2007-01-01T00:00:03'])
  })

  test('is estimated so that the last line lies near the other logs', () => {
    const other = logOf([{ at: Date.UTC(2007, 0, 1, 6) }], { path: 'u_ex070101.log' })
    const [file] = resolved([netlogon(overNewYear), other])
    assert.deepEqual(when(file!), ['2006-12-31T23:59:58', '2007-01-01T00:00:03'])
    assert.deepEqual([file!.clock.yearHow, assumptions(file!.clock)], ['estimated', ['zone', 'year']])
    const [december] = resolved([netlogon([overNewYear[0]!]), other])
    assert.deepEqual(when(december!), ['2006-12-31T23:59:58'])
  })

  test('is assumed from the date of the file where there is no other log', () => {
    const [file] = resolved([netlogon([september], { modified: Date.UTC(2011, 3, 1) })])
    assert.deepEqual([when(file!), file!.clock.yearHow], [['2011-09-12T16:55:12'], 'assumed'])
  })

  test('makes 29 February a day in leap years only', () => {
    const rows = [yearless(0, 2, 29, 12, 0, 0), yearless(0, 3, 1, 12, 0, 0)]
    assert.deepEqual(when(resolved([netlogon(rows)], [{ path: '*', year: 2024 }])[0]!), ['2024-02-29T12:00:00', '2024-03-01T12:00:00'])
    assert.deepEqual(when(resolved([netlogon(rows)], [{ path: '*', year: 2023 }])[0]!), [undefined, '2023-03-01T12:00:00'])
  })

  test('can be anything a person types, and no answer fails', () => {
    for (const year of [0, -4000, 275_760, 275_761, 1e9, Number.NaN])
      for (const zone of ['Europe/Berlin', '-05:00']) {
        const [file] = resolved([netlogon([september, ...overNewYear])], [{ path: '*', zone, year }])
        assert.equal(when(file!).length, 3)
      }
  })
})

describe('a zone nobody states', () => {
  /** Logons of many people at odd moments of a day, and the same in another log on another clock. */
  const people = (at: (time: number) => number): readonly Row[] => {
    const random = drawn(3)
    return Array.from({ length: 60 }, (_, n) => ({ user: `User${n % 20}`, at: at(START + Math.floor(random() * DAY)) })).toSorted(
      (a, b) => a.at - b.at,
    )
  }
  /** Attempts of one account every minute. */
  const train = (minutes: number, from: number, at: (time: number) => number): readonly Row[] =>
    Array.from({ length: minutes }, (_, n) => ({ user: 'User1', client: '10.1.5.77', source: 'WKS1', at: at(START + (from + n) * 60_000) }))
  const solved = (mine: readonly Row[], others: readonly Row[]): EvidenceFile =>
    resolved([logOf(mine, { path: 'dc.txt', basis: 'local' }), logOf(others, { path: 'web.log' })]).find(({ path }) => path === 'dc.txt')!

  for (const [zone, minutes] of [
    ['-05:00', -300],
    ['+05:45', 345],
    ['+14:00', 840],
    ['+00:00', 0],
  ] as const)
    test(`${zone} is found from the users that two logs share`, () => {
      const { clock } = solved(
        people(time => time + minutes * 60_000 + 2000),
        people(time => time),
      )
      assert.deepEqual([clock.how, clock.zone.name], ['estimated', zone])
      assert.match(clock.because, /60 moments shared with web\.log/)
    })

  for (const minutes of [17, 20, 31, 45, 120, 600])
    test(`stays unknown when all there is to compare is a train of attempts for ${minutes} minutes`, () => {
      const { clock } = solved(
        train(minutes, 3, time => time - 5 * HOUR),
        train(minutes, 3, time => time),
      )
      assert.equal(clock.how, 'assumed')
    })

  test('stays unknown when the logs share nobody', () => {
    const { clock } = solved(
      people(time => time),
      people(time => time).map(row => ({ ...row, user: `Other${row.user}` })),
    )
    assert.equal(clock.how, 'assumed')
  })

  test('is found through a log that was solved before', () => {
    const second = people(time => time + HOUR).map(row => ({ ...row, source: `PC-${row.user}` }))
    const third = second.map(({ source, at }) => ({ source, at: at! + HOUR }))
    const files = [
      logOf(third, { path: 'a.txt', basis: 'local' }),
      logOf(second, { path: 'b.txt', basis: 'local' }),
      logOf(
        people(time => time),
        { path: 'c.log' },
      ),
    ]
    const zones = resolved(files).map(({ path, clock }) => `${path} ${clock.zone.name}`)
    assert.deepEqual(zones, ['a.txt +02:00', 'b.txt +01:00', 'c.log +00:00'])
    assert.deepEqual(
      resolved(files.toReversed()).map(({ path, clock }) => `${path} ${clock.zone.name}`),
      zones,
    )
  })
})

describe('the skew of a machine', () => {
  const skewOf = (mine: readonly Row[], reference: readonly Row[]): number => {
    const files = resolved([logOf(mine, { path: 'mine.log' }), logOf(reference, { path: 'dc.log' })])
    return files.find(({ path }) => path === 'mine.log')!.clock.skewSeconds
  }
  const failures = (count: number, every: number, ahead = 0): readonly Row[] =>
    Array.from({ length: count }, (_, n) => ({
      client: '10.1.5.77',
      class: 'bad-password' as const,
      at: START + n * every * 1000 + ahead * 1000,
    }))
  const sessions = (count: number, every: number, ahead: number): readonly Row[] =>
    failures(count, every, ahead).map(row => ({ ...row, class: 'other' as const }))

  test('of three seconds is found from what it shares with the log of the failures', () => {
    assert.equal(skewOf(sessions(40, 613, 3), failures(40, 613)), 3)
    assert.equal(skewOf(sessions(40, 613, -3), failures(40, 613)), -3)
  })

  test('is the smallest one that fits a train', () => {
    assert.equal(skewOf(sessions(60, 60, 3), failures(60, 60)), 3)
    assert.equal(skewOf(sessions(60, 60, 57), failures(60, 60)), -3)
  })

  test('is none where too little is shared, and for the log it is measured by', () => {
    assert.equal(skewOf(sessions(3, 613, 3), failures(40, 613)), 0)
    assert.equal(skewOf(failures(40, 613, 3), sessions(40, 613, 0)), 0)
    assert.equal(skewOf(sessions(40, 613, 3), sessions(40, 613, 0)), 0)
  })

  test('is none where one log goes on after the other, whatever beat they share', () => {
    const ofTwo = (rows: readonly Row[]): readonly Row[] => rows.flatMap(row => [row, { ...row, client: '10.1.5.78' }])
    assert.equal(skewOf(ofTwo(sessions(40, 60, 40 * 60)), ofTwo(failures(40, 60))), 0)
  })

  test('is none where the distances are any', () => {
    const random = drawn(5)
    const scattered = (): Row => ({ client: '10.1.5.77', at: START + Math.floor(random() * DAY) })
    const others = Array.from({ length: 300 }, scattered)
    assert.equal(
      skewOf(
        others,
        Array.from({ length: 300 }, () => ({ ...scattered(), class: 'bad-password' as const })),
      ),
      0,
    )
  })
})
