import type { CaseClock, CaseFile } from '../../shared/caseFile.ts'
import { zoneWords } from '../../shared/zoneWords.ts'

const OFFSET = /^(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2})(?::?(\d{2}))?$/i

/** A zone as the case file writes it (an IANA name or ±hh:mm), from what a person typed; undefined where there is no such zone. */
export function zoneFrom(typed: string): string | undefined {
  const text = typed.trim()
  if (/^(utc|gmt|z)$/i.test(text)) return '+00:00'
  const offset = OFFSET.exec(text)
  if (!offset) return ianaName(text)
  const [, sign, hours = '', minutes = '00'] = offset
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`
}

/** What a zone of the case file is called everywhere else: `UTC+5` for `+05:00`; the name of one that changes its offset. */
export function zoneLabel(zone: string): string {
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? []
  return sign === undefined ? zone : zoneWords((sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0)))
}

function ianaName(text: string): string | undefined {
  if (!/^[A-Za-z]/.test(text)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** The case with zone, year or host of one file stated; what else it said about that file stays. The first matching clock counts, so it is put first. */
export function withClock(caseFile: CaseFile, path: string, says: Omit<CaseClock, 'path'>, matches: (glob: string) => boolean): CaseFile {
  const clocks = caseFile.clocks ?? []
  const known = clocks.find(clock => clock.path === path || matches(clock.path))
  const stated: CaseClock = { ...known, path, ...says }
  return { ...caseFile, clocks: [stated, ...clocks.filter(clock => clock.path !== path)] }
}
