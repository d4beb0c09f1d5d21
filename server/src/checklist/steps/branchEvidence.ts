import { utcOf } from '../../evidence/evidenceFile.ts'
import { spanOf, coverageOf, hasSureClock } from '../coverage.ts'
import { anyone, eachEntry, userMarks, whatMarks } from '../columns.ts'
import type { Inquiry } from '../inquiry.ts'
import { hasNear } from '../skew.ts'
import type { What } from '../../model/entry.ts'
import { counted, quoted, share } from '../wording.ts'

/** Share of the failures that a log has to cover before its silence means anything (DOMAIN.md 3.3). */
const COVERED = 0.8
/** Share of the failures with a refusal that names nobody in their seconds, and how far that may lie, milliseconds, from which on the user may be that nobody. */
const NAMELESS = 0.5
const NEAR = 5000

/**
 * The sentence that a log gives by never naming the subject, although it covers the failures by a sure clock and names others who fail: undefined where one of
 * these is missing, or where it refuses somebody without a name in the seconds of the failures. `of` tells the rows of the log.
 */
export function silenceOf(inquiry: Inquiry, of: (what: What) => boolean, log: string): string | undefined {
  const { snapshot, subject, attempts } = inquiry
  const files = snapshot.files.filter(({ table }) => whatMarks(table, of) !== undefined)
  const times = attempts.map(({ at }) => at)
  const covering = files.filter(file => hasSureClock(file) && coverageOf(spanOf(file), times) >= COVERED)
  if (covering.length === 0 || covering.length < files.length || !attempts.every(({ row }) => hasSureClock(row.file))) return undefined
  let others = 0
  let own = 0
  const nameless: number[] = []
  for (const file of covering) {
    const refused = whatMarks(file.table, what => of(what) && what.outcome === 'failure')
    eachEntry(file.table, anyone(file.table), refused, (entry, who) => {
      if (file.table.whoOf(who).user === undefined) nameless.push(utcOf(file, entry))
      else others++
    })
    eachEntry(file.table, userMarks(file, subject.user), whatMarks(file.table, of), () => void own++)
  }
  if (own > 0 || others === 0) return undefined
  const inOrder = nameless.filter(at => Number.isFinite(at)).toSorted((a, b) => a - b)
  if (times.filter(at => hasNear(inOrder, at, NEAR)).length >= NAMELESS * times.length) return undefined
  const covered = Math.max(...covering.map(file => Math.round(coverageOf(spanOf(file), times) * times.length)))
  return `${log} covers ${share(covered, times.length)} failures, names ${counted(others, 'failure')} of others, and never ${quoted(subject.user.name)}.`
}

/** Attempts of which the accessed machine itself wrote the logon type, and those of them with one of the types. */
export function typesOf(
  { attempts }: Inquiry,
  types: readonly number[],
): { readonly known: number; readonly of: number; readonly matching: number } {
  const stated = attempts.flatMap(({ rows }) => rows.find(({ what }) => what.logonType !== undefined) ?? [])
  return { known: stated.length, of: attempts.length, matching: stated.filter(({ what }) => types.includes(what.logonType ?? -1)).length }
}

/** The sentence by which logon types shut a branch out: nearly all failures state theirs, and none is of this kind. */
export function otherTypes(inquiry: Inquiry, types: readonly number[]): string | undefined {
  const { known, of, matching } = typesOf(inquiry, types)
  const [type] = types
  return known > 0 && known >= COVERED * of && matching === 0
    ? `None of ${counted(known, 'failure')} that state a logon type is of type ${type}.`
    : undefined
}
