import type { CaseClock, CaseFile } from '../../../shared/caseFile.ts'
import { yearIndexOf } from '../model/civil.ts'
import { type Clock, type ClockHow, NO_CLOCK, UTC_CLOCK } from './clock.ts'
import { estimateOffset } from './estimateOffset.ts'
import { estimateSkews } from './estimateSkew.ts'
import type { EvidenceFile, LogFile } from './evidenceFile.ts'
import { matchesGlob } from './glob.ts'
import { hostOf } from './hosts.ts'
import { type Zone, fixedZone, offsetText, zoneOf } from './zone.ts'

/** What the settings say about logs written in local time. */
export interface ClockSettings {
  /** IANA name or ±hh:mm; '' for none. */
  readonly timeZone: string
  /** Year of the last line of logs that write no year. */
  readonly year?: number
}

/** Files with their clocks and hosts: stated by the format, configured by the case file or the settings, else estimated from what the files share, else assumed. */
export function resolveClocks(files: readonly LogFile[], caseFile: CaseFile, settings: ClockSettings): readonly EvidenceFile[] {
  const dated = files.map(file => ({ file, configured: caseFile.clocks?.find(clock => matchesGlob(clock.path, file.path)) }))
  const known: EvidenceFile[] = []
  const open: { readonly file: LogFile; readonly configured: CaseClock | undefined; readonly year: Year }[] = []
  for (const { file, configured } of dated) {
    const year = yearOf(file, configured, settings, files)
    const clock = knownClock(file, configured, settings, year)
    if (clock === undefined) open.push({ file, configured, year })
    else known.push({ ...file, clock })
  }
  const solved = open.map(({ file, year }): EvidenceFile => ({ ...file, clock: unknownClock(file, year, known) }))
  const all = estimateSkews([...known, ...solved])
  return all
    .map(file => withHost(file, dated.find(entry => entry.file.uri === file.uri)?.configured, all))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function withHost(file: EvidenceFile, configured: CaseClock | undefined, all: readonly EvidenceFile[]): EvidenceFile {
  const host = hostOf(file, configured?.host, all)
  return host === undefined ? file : { ...file, host }
}

function knownClock(file: LogFile, configured: CaseClock | undefined, settings: ClockSettings, year: Year): Clock | undefined {
  if (file.format.basis === 'utc') return UTC_CLOCK
  if (file.format.basis === 'none') return NO_CLOCK
  const byCase = configured?.zone === undefined ? undefined : zoneOf(configured.zone)
  if (byCase !== undefined) return localClock(file, byCase, 'configured', `the case file says ${byCase.name}`, year)
  const bySetting = zoneOf(settings.timeZone)
  return bySetting === undefined || settings.timeZone === ''
    ? undefined
    : localClock(file, bySetting, 'configured', `the setting lockoutTrail.timeZone says ${bySetting.name}`, year)
}

function unknownClock(file: LogFile, year: Year, known: readonly EvidenceFile[]): Clock {
  const draft = localClock(file, fixedZone(0), 'assumed', '', year)
  const estimate = estimateOffset({ ...file, clock: draft }, known)
  if (estimate !== undefined)
    return localClock(
      file,
      fixedZone(estimate.minutes),
      'estimated',
      `${estimate.matches} entries of ${estimate.with} fit ${offsetText(estimate.minutes)} and no other zone as well`,
      year,
    )
  return { ...draft, because: 'nothing says in which zone this was written: taken as UTC' }
}

function localClock(file: LogFile, zone: Zone, how: ClockHow, because: string, year: Year): Clock {
  const clock = { basis: file.format.basis, zone, how, because, skewSeconds: 0 }
  return file.format.basis === 'yearless' ? { ...clock, firstYear: year.first, yearHow: year.how } : clock
}

/** The year of the first line of a log without years, and how it is known. */
interface Year {
  readonly first: number
  readonly how: ClockHow
}

function yearOf(file: LogFile, configured: CaseClock | undefined, settings: ClockSettings, files: readonly LogFile[]): Year {
  const passed = yearsPassed(file)
  const stated = configured?.year ?? settings.year
  if (stated !== undefined) return { first: stated - passed, how: 'configured' }
  const others = files.filter(other => other.format.basis === 'utc' || other.format.basis === 'local').map(lastWritten)
  const latest = Math.max(...others.filter(Number.isFinite))
  if (Number.isFinite(latest)) return { first: yearBefore(file, latest) - passed, how: 'estimated' }
  const modified = file.modified === undefined ? undefined : new Date(file.modified).getUTCFullYear()
  return { first: (modified ?? 1972) - passed, how: 'assumed' }
}

/** The year that brings the file's last line closest to a moment of the other logs. */
function yearBefore(file: LogFile, moment: number): number {
  const year = new Date(moment).getUTCFullYear()
  const intoYear = lastWritten(file) - Date.UTC(1972, 0, 1) - yearsPassed(file) * 366 * 86_400_000
  const distance = (candidate: number): number => Math.abs(Date.UTC(candidate, 0, 1) + intoYear - moment)
  return [year - 1, year, year + 1].reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
}

const yearsPassed = (file: LogFile): number => {
  const last = lastWritten(file)
  return Number.isNaN(last) || file.format.basis !== 'yearless' ? 0 : yearIndexOf(last)
}

/** The last time a file states, as written. */
function lastWritten(file: LogFile): number {
  for (let entry = file.table.count - 1; entry >= 0; entry--) {
    const written = file.table.written(entry)
    if (!Number.isNaN(written)) return written
  }
  return Number.NaN
}
