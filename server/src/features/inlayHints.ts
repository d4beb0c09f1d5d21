import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver'
import { assumptions, isoOf } from '../evidence/clock.ts'
import { type EntryRef, type EvidenceFile, itself, utcOf } from '../evidence/evidenceFile.ts'
import { entriesIn } from '../evidence/identityIndex.ts'
import type { What } from '../model/entry.ts'
import { type Identity, identityKey, isMachineAccount } from '../model/identity.ts'
import { fieldsIn, type Located } from '../syntax/locate.ts'
import { codeMeaning } from './codeMeaning.ts'
import { type Cancel, type DocumentParams, type FeatureContext, logsIn } from './context.ts'
import { failureKind, kindsByWhat } from './failureKinds.ts'

/** Entries that one request annotates: more than a screen. */
const MOST_ENTRIES = 400

/** What a log leaves to be looked up, behind its values: the name of a status, a local time in UTC, the how-many-eth failure of an account this is. */
export function inlayHints(
  context: FeatureContext,
  params: DocumentParams & { readonly range: Range },
  cancel: Cancel,
): readonly InlayHint[] {
  const { start, end } = params.range
  return logsIn(context, params).flatMap(file => hintsIn(context, file, start.line, end.line, cancel))
}

function hintsIn({ syntax }: FeatureContext, file: EvidenceFile, first: number, last: number, cancel: Cancel): readonly InlayHint[] {
  const { table } = file
  const hints: InlayHint[] = []
  const from = Math.max(0, table.atLine(first))
  for (let entry = from; entry < table.count && entry < from + MOST_ENTRIES && table.line(entry) - 1 <= last; entry++) {
    if (cancel.isCancellationRequested) return []
    const fields = fieldsIn(syntax, file, entry)
    const ref = itself({ file, entry })
    hints.push(...fields.flatMap(codeHint), ...timeHint(ref, fields), ...turnHint(ref, fields))
  }
  return hints.filter(({ position: { line } }) => line >= first && line <= last)
}

/** The name of a status that judges; what is fine needs none. */
function codeHint(field: Located): readonly InlayHint[] {
  const { kind, space } = field.span.field
  if (kind !== 'code' || space === 'event' || space === undefined || !isMarked(field)) return []
  const meaning = codeMeaning(field)
  return meaning === undefined ? [] : [hint(field, meaning.symbol, meaning.meaning)]
}

const isMarked = ({ file, entry }: Located): boolean => failureKind(file.table.what(entry)) !== undefined

/** A time that is not written in UTC, in UTC, behind the last value that is part of it. */
function timeHint({ file, entry }: EntryRef, fields: readonly Located[]): readonly InlayHint[] {
  if (file.clock.basis === 'utc' || file.clock.basis === 'none') return []
  const iso = isoOf(utcOf(file, entry))
  const field = fields.findLast(({ span }) => span.field.kind === 'time')
  // A hint that repeats what is written says nothing; the status bar and the hover tell what was assumed.
  if (iso === undefined || field === undefined || field.span.text.includes(iso.slice(11, 19))) return []
  const doubt = assumptions(file.clock)
  const assumed = doubt.length === 0 ? '' : ` Not stated in the file: ${doubt.join(' and ')}.`
  return [hint(field, `${iso.slice(11, 19)}Z${doubt.length === 0 ? '' : '?'}`, `${iso}.${assumed}`)]
}

/** `12th of 118, +60 s` behind the account that was refused. */
function turnHint({ file, entry }: EntryRef, fields: readonly Located[]): readonly InlayHint[] {
  const { user } = file.table.who(entry)
  if (!isRefused(file, entry) || user?.kind !== 'user' || isMachineAccount(user.name)) return []
  const field = fields.find(({ span, identity }) => span.field.role === 'user' && identity?.kind === 'user')
  const turns = turnsOf(file, user)
  const turn = turns.findIndex(rows => rows.includes(entry))
  if (field === undefined || turn < 0 || turns.length < 2) return []
  const [here, before] = [turns[turn]![0]!, turns[turn - 1]?.[0]]
  const apart = before === undefined ? Number.NaN : Math.round((utcOf(file, here) - utcOf(file, before)) / 1000)
  const since = Number.isNaN(apart) ? '' : `, ${apart < 0 ? '−' : '+'}${spanText(Math.abs(apart))}`
  return [
    hint(
      field,
      `${ordinal(turn + 1)} of ${turns.length}${since}`,
      'Refused sign-ins of this account in this log, and the time since the one before',
    ),
  ]
}

function isRefused({ table }: EvidenceFile, entry: number): boolean {
  const kind = kindsByWhat(table)[table.whatId(entry)]
  return kind === 'bad-password' || kind === 'locked-out'
}

const known = new WeakMap<EvidenceFile, Map<string, readonly (readonly number[])[]>>()

/** The refused sign-ins of an account in a log, each with the entries that tell of it; found once for each account. */
function turnsOf(file: EvidenceFile, user: Identity): readonly (readonly number[])[] {
  const byUser = known.get(file) ?? new Map<string, readonly (readonly number[])[]>()
  known.set(file, byUser)
  const key = JSON.stringify([identityKey(user), user.kind === 'user' ? user.domain.toLowerCase() : ''])
  const turns = byUser.get(key) ?? merged(file, entriesIn(file, user, { says: isRefusal }))
  byUser.set(key, turns)
  return turns
}

const isRefusal = (what: What): boolean => ['bad-password', 'locked-out'].includes(failureKind(what) ?? '')

/** Rows of one attempt are at most this far apart, milliseconds, and of different kinds (DOMAIN.md 4.1). */
const ONE_ATTEMPT = 2000

function merged(file: EvidenceFile, entries: readonly number[]): readonly (readonly number[])[] {
  const turns: number[][] = []
  const codeOf = (entry: number): string => file.table.what(entry).code
  for (const entry of entries) {
    const last = turns.at(-1)
    const near = last !== undefined && Math.abs(utcOf(file, entry) - utcOf(file, last[0]!)) <= ONE_ATTEMPT
    if (near && !last.some(other => codeOf(other) === codeOf(entry))) last.push(entry)
    else turns.push([entry])
  }
  return turns
}

/** `60 s`, `14 min`, `3 h`, `12 days`. */
function spanText(seconds: number): string {
  if (seconds < 300) return `${seconds} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

function ordinal(n: number): string {
  const tens = n % 100
  if (tens >= 11 && tens <= 13) return `${n}th`
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`
}

const hint = ({ range }: Located, label: string, tooltip: string): InlayHint => ({
  position: range.end,
  label,
  kind: InlayHintKind.Parameter,
  paddingLeft: true,
  tooltip,
})
