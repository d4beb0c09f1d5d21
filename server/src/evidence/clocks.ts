import type { CaseClock, CaseFile, DateOrder } from '../../../shared/caseFile.ts'
import { yearIndexOf } from '../model/civil.ts'
import { type Clock, type ClockHow, NO_CLOCK, UTC_CLOCK } from './clock.ts'
import { estimateOffset } from './estimateOffset.ts'
import { withSteps } from './clockSteps.ts'
import { estimateSkews } from './estimateSkew.ts'
import { type StatedOrder, withDays } from './days.ts'
import { basisOf, entryText, type EvidenceFile, type LogFile } from './evidenceFile.ts'
import { matchesGlob } from './glob.ts'
import { hostNamesOf, hostOf } from './hosts.ts'
import { statedOffset } from './statedZone.ts'
import { type Zone, fixedZone, offsetText, zoneOf } from './zone.ts'

/** What the settings say about logs written in local time. */
export interface ClockSettings {
  /** IANA name or ±hh:mm; '' for none. */
  readonly timeZone: string
  /** Which number of dates comes first, where no date of a log says it. */
  readonly dateOrder?: DateOrder
  /** Year of the last line of logs that write no year. */
  readonly year?: number
}

/** Files with their clocks and hosts: stated by the format or the entries, configured by the case file or the settings, else estimated from what the files share, else assumed. */
export function resolveClocks(unsorted: readonly LogFile[], caseFile: CaseFile, settings: ClockSettings): readonly EvidenceFile[] {
  // What is solved first decides what the rest is solved against: the order in which files were read must not.
  const files = withDays(unsorted, file => orderOf(file, caseFile, settings)).toSorted(byPath)
  const latest = latestOf(files)
  const names = hostNamesOf(files)
  const known: EvidenceFile[] = []
  const open: Undated[] = []
  for (const file of files) {
    const configured = caseFile.clocks?.find(clock => matchesGlob(clock.path, file.path))
    const year = yearOf(file, configured, settings, latest)
    const host = hostOf(file.path, configured?.host, names)
    const hosted = host === undefined ? file : { ...file, host }
    const clock = knownClock(file, configured, settings, year)
    if (clock === undefined) open.push({ file: hosted, year })
    else known.push({ ...hosted, clock })
  }
  return estimateSkews([...known, ...solve(open, known)].map(withDates).map(withSteps)).toSorted(byPath)
}

/** What case file or settings say about the order of day and month in a file. */
function orderOf({ path }: LogFile, { clocks }: CaseFile, { dateOrder }: ClockSettings): StatedOrder | undefined {
  const byCase = clocks?.find(clock => matchesGlob(clock.path, path))?.dates
  if (byCase !== undefined) return { order: byCase, because: `the case file says ${ORDERS[byCase]}` }
  return dateOrder === undefined ? undefined : { order: dateOrder, because: `the setting lockoutTrail.dateOrder says ${ORDERS[dateOrder]}` }
}

const ORDERS: Readonly<Record<DateOrder, string>> = { 'day-first': 'day before month', 'month-first': 'month before day' }

/** A file whose clock says what had to be taken for the order of day and month, where its dates do not. */
function withDates(file: EvidenceFile): EvidenceFile {
  const { days } = file.table.data
  if (days === undefined) return file
  return { ...file, clock: { ...file.clock, dateHow: days.how, because: `${file.clock.because}; ${days.because}` } }
}

const byPath = (a: LogFile, b: LogFile): number => compare(a.path, b.path) || compare(a.uri, b.uri)

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Solves one file after the other, each against all that are known by then, until no more can be solved; the rest is assumed. */
function solve(open: readonly Undated[], known: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const solved: EvidenceFile[] = []
  let left = open
  for (let found = true; found; ) {
    found = false
    for (const undated of left) {
      const clock = estimatedClock(undated, [...known, ...solved])
      if (clock === undefined) continue
      solved.push({ ...undated.file, clock })
      found = true
    }
    left = left.filter(({ file }) => !solved.some(({ table }) => table === file.table))
  }
  return [...solved, ...left.map(({ file, year }) => ({ ...file, clock: zuluClock(file, year) ?? assumedClock(file, year) }))]
}

/** A file in local time of which nobody says the zone. */
interface Undated {
  readonly file: Omit<EvidenceFile, 'clock'>
  readonly year: Year
}

function knownClock(file: LogFile, configured: CaseClock | undefined, settings: ClockSettings, year: Year): Clock | undefined {
  const basis = basisOf(file)
  if (basis === 'utc') return UTC_CLOCK
  if (basis === 'none') return NO_CLOCK
  const byCase = configured?.zone === undefined ? undefined : zoneOf(configured.zone)
  if (byCase !== undefined) return localClock(file, byCase, 'configured', `the case file says ${byCase.name}`, year)
  const stated = statedOffset(file)
  if (stated !== undefined) return localClock(file, fixedZone(stated), 'stated', `the XML of its events says ${offsetText(stated)}`, year)
  const bySetting = zoneOf(settings.timeZone)
  return bySetting === undefined || settings.timeZone === '' || isZulu(file)
    ? undefined
    : localClock(file, bySetting, 'configured', `the setting lockoutTrail.timeZone says ${bySetting.name}`, year)
}

function estimatedClock({ file, year }: Undated, known: readonly EvidenceFile[]): Clock | undefined {
  const estimate = estimateOffset({ ...file, clock: assumedClock(file, year) }, known)
  if (estimate === undefined) return undefined
  const because = `${estimate.matches} moments shared with ${estimate.with} fit ${offsetText(estimate.minutes)}, and no other zone nearly as well`
  return localClock(file, fixedZone(estimate.minutes), 'estimated', because, year)
}

/** A label and a time behind it that says it is UTC, as recent versions of wevtutil print it. */
const ZULU = /^[ \t]*[^\s:][^:\r\n]{0,40}:[ \t]+\d{4}-\d\d-\d\dT[\d:.]+Z[ \t]*$/m

/** The setting for local times is not about times that end in `Z`. */
const isZulu = (file: LogFile): boolean => file.table.count > 0 && ZULU.test(entryText(file, 0))

/** The clock of a log whose times end in `Z`. What other logs show goes before it, and what a person says of it: the letter may be there for local times too. */
const zuluClock = (file: LogFile, year: Year): Clock | undefined =>
  isZulu(file) ? localClock(file, fixedZone(0), 'estimated', 'its times end in Z, which means UTC', year) : undefined

const assumedClock = (file: LogFile, year: Year): Clock =>
  localClock(file, fixedZone(0), 'assumed', 'nothing says in which zone this was written: taken as UTC', year)

function localClock(file: LogFile, zone: Zone, how: ClockHow, because: string, year: Year): Clock {
  const clock = { basis: basisOf(file), zone, how, because, skewSeconds: 0 }
  return clock.basis === 'yearless' ? { ...clock, firstYear: year.first, yearHow: year.how } : clock
}

/** The year of the first line of a log without years, and how it is known. */
interface Year {
  readonly first: number
  readonly how: ClockHow
}

function yearOf(file: LogFile, configured: CaseClock | undefined, settings: ClockSettings, latest: number): Year {
  const passed = yearsPassed(file)
  const stated = configured?.year ?? settings.year
  if (stated !== undefined) return { first: stated - passed, how: 'configured' }
  if (basisOf(file) !== 'yearless' || !Number.isFinite(latest)) return { first: modifiedYear(file) - passed, how: 'assumed' }
  return { first: yearBefore(file, latest) - passed, how: 'estimated' }
}

const modifiedYear = ({ modified }: LogFile): number => (modified === undefined ? 1972 : new Date(modified).getUTCFullYear())

/** The last moment that files with a year state; −Infinity where none does. Civil milliseconds. */
const latestOf = (files: readonly LogFile[]): number =>
  files
    .filter(file => ['utc', 'local'].includes(basisOf(file)))
    .map(lastWritten)
    .reduce((latest, time) => (time > latest ? time : latest), Number.NEGATIVE_INFINITY)

/** The year that brings the file's last line closest to a moment of the other logs. */
function yearBefore(file: LogFile, moment: number): number {
  const year = new Date(moment).getUTCFullYear()
  const intoYear = lastWritten(file) - Date.UTC(1972, 0, 1) - yearsPassed(file) * 366 * 86_400_000
  const distance = (candidate: number): number => Math.abs(Date.UTC(candidate, 0, 1) + intoYear - moment)
  return [year - 1, year, year + 1].reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
}

const yearsPassed = (file: LogFile): number => {
  const last = lastWritten(file)
  return Number.isNaN(last) || basisOf(file) !== 'yearless' ? 0 : yearIndexOf(last)
}

/** The last time a file states, as written. */
function lastWritten(file: LogFile): number {
  for (let entry = file.table.count - 1; entry >= 0; entry--) {
    const written = file.table.written(entry)
    if (!Number.isNaN(written)) return written
  }
  return Number.NaN
}
