import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver'
import { assumptions, isoOf } from '../evidence/clock.ts'
import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { entriesIn } from '../evidence/identityIndex.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
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
  const from = Math.max(0, table.atLine(first + 1))
  for (let entry = from; entry < table.count && entry < from + MOST_ENTRIES && table.line(entry) - 1 <= last; entry++) {
    if (cancel.isCancellationRequested) return []
    const fields = fieldsIn(syntax, file, entry)
    hints.push(...fields.flatMap(codeHint), ...timeHint(file, entry, fields), ...turnHint({ file, entry }, fields))
  }
  return hints.filter(({ position: { line } }) => line >= first && line <= last)
}

/** The name of a status that judges; what is fine needs none. */
function codeHint(field: Located): readonly InlayHint[] {
  const { kind, space } = field.span.field
  if (kind !== 'code' || space === 'event' || space === undefined || !isRefusal(field)) return []
  const meaning = codeMeaning(field)
  return meaning === undefined ? [] : [hint(field, meaning.symbol, meaning.meaning)]
}

const isRefusal = ({ file, entry }: Located): boolean => failureKind(file.table.what(entry)) !== undefined

/** A time that is not written in UTC, in UTC, behind the last value that is part of it. */
function timeHint(file: EvidenceFile, entry: number, fields: readonly Located[]): readonly InlayHint[] {
  if (file.clock.basis === 'utc' || file.clock.basis === 'none') return []
  const iso = isoOf(utcOf(file, entry))
  const field = fields.findLast(({ span }) => span.field.kind === 'time')
  if (iso === undefined || field === undefined) return []
  const doubt = assumptions(file.clock)
  const assumed = doubt.length === 0 ? '' : ` Not stated in the file: ${doubt.join(' and ')}.`
  return [hint(field, `${iso.slice(11, 19)}Z${doubt.length === 0 ? '' : '?'}`, `${iso}.${assumed}`)]
}

/** `12th of 118, +60 s` behind the account that was refused. */
function turnHint({ file, entry }: EntryRef, fields: readonly Located[]): readonly InlayHint[] {
  const { user } = file.table.who(entry)
  if (!isRefused(file, entry) || user?.kind !== 'user' || isMachineAccount(user.name)) return []
  const field = fields.find(({ span, identity }) => span.field.role === 'user' && identity?.kind === 'user')
  const refusals = refusalsOf(file, user)
  const turn = refusals.indexOf(entry)
  if (field === undefined || turn < 0 || refusals.length < 2) return []
  const before = refusals[turn - 1]
  const apart = before === undefined ? Number.NaN : Math.round((utcOf(file, entry) - utcOf(file, before)) / 1000)
  const since = Number.isNaN(apart) ? '' : `, ${apart < 0 ? '−' : '+'}${Math.abs(apart)} s`
  return [
    hint(
      field,
      `${ordinal(turn + 1)} of ${refusals.length}${since}`,
      'Refused sign-ins of this account in this log, and the time since the one before',
    ),
  ]
}

function isRefused({ table }: EvidenceFile, entry: number): boolean {
  const kind = kindsByWhat(table)[table.whatId(entry)]
  return kind === 'bad-password' || kind === 'locked-out'
}

const known = new WeakMap<EntryTable, Map<string, readonly number[]>>()

/** The entries of a log that say an account was refused; found once for each account. */
function refusalsOf(file: EvidenceFile, user: Identity): readonly number[] {
  const byUser = known.get(file.table) ?? new Map<string, readonly number[]>()
  known.set(file.table, byUser)
  const key = JSON.stringify([identityKey(user), user.kind === 'user' ? user.domain.toLowerCase() : ''])
  const refusals =
    byUser.get(key) ?? entriesIn(file, user, { says: what => ['bad-password', 'locked-out'].includes(failureKind(what) ?? '') })
  byUser.set(key, refusals)
  return refusals
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
