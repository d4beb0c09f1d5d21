import { assumptions, type Clock, civilOf, isoOf, skewAt } from '../evidence/clock.ts'
import { itself, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { identityText, isMachineAccount } from '../model/identity.ts'
import type { CodeSpace } from '../model/codeSpace.ts'
import type { Located } from '../syntax/locate.ts'
import { codeMeaning } from './codeMeaning.ts'
import { code, escaped, lineLink, shortened } from './markdown.ts'
import { secondsText } from './sharing.ts'
import { type ProcessDescription, processAt } from './processes.ts'
import { clockText } from './clockText.ts'

/** What a value means, in paragraphs of Markdown: a code decoded, a time in UTC, a PID as its program, an account's kind; else the field's meaning. */
export function describeField(snapshot: Snapshot, field: Located): readonly string[] {
  const { kind, meaning } = field.span.field
  if (kind === 'time') return describeTime(field)
  if (kind === 'pid') return describeProcess(snapshot, field)
  if (kind === 'code') return describeCodeField(field)
  if (kind === 'user') return [escaped(shortened(accountKind(field))), escaped(meaning)]
  return [escaped(meaning)]
}

function accountKind({ identity }: Located): string {
  if (identity?.kind !== 'user') return 'No account.'
  const text = identityText(identity)
  return isMachineAccount(identity.name) ? `A machine account, not a person: ${text}` : text
}

/** The time as written, in UTC, and what was assumed to get there. */
function describeTime(located: Located): readonly string[] {
  const { file, entry } = itself(located)
  const written = file.table.written(entry)
  const iso = isoOf(utcOf(file, entry))
  if (iso === undefined) return ['No instant can be made of this time.']
  const asWritten = writtenText(file.clock, written)
  const open = assumptions(file.clock)
  const doubt = open.length === 0 ? '' : `Not stated in the file: ${open.join(' and ')}.`
  const seconds = Math.round(skewAt(file.clock, entry))
  const skew = seconds === 0 ? '' : `This machine's clock is taken as ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'} here.`
  return [
    `${code(iso)} UTC, written as ${code(asWritten)} (${escaped(clockText(file.clock))})`,
    escaped(`${file.clock.because}. ${doubt} ${skew}`.trim()),
  ]
}

/** A time as its log writes it: without a year where the log writes none. */
function writtenText(clock: Clock, written: number): string {
  const text = (isoOf(civilOf(clock, written)) ?? '').replace('T', ' ').replace(/(\.000)?Z$/, '')
  return clock.basis === 'yearless' ? text.slice(-'MM-DD hh:mm:ss'.length) : text
}

/** The program behind a PID at that moment, and the services in it. */
function describeProcess(snapshot: Snapshot, field: Located): readonly string[] {
  if (field.identity?.kind !== 'process') return [escaped(field.span.field.meaning)]
  if (field.identity.pid === 0) return ['No process: the logon came over the network or from the system itself.']
  const host = field.identity.host === '' ? 'an unknown machine' : field.identity.host
  const found = processAt(snapshot, field.identity, field)
  if (found === undefined)
    return [escaped(`PID ${field.identity.pid} on ${shortened(host)}: no process list or process event of that machine is open.`)]
  const services = found.services === '' || found.services === 'N/A' ? '' : `\n\nServices in it: ${code(shortened(found.services))}`
  const place = lineLink(escaped(found.ref.file.path), found.ref.file.uri, found.ref.file.table.line(found.ref.entry))
  return [
    `**${escaped(shortened(found.image))}** on ${escaped(shortened(host))}, ${HOW[found.how]} (${place})${services}`,
    ...doubtOf(found),
    ...ageOf(found, field),
  ]
}

/** A list has no time: after a restart its numbers are other processes. */
const doubtOf = ({ doubt }: ProcessDescription): readonly string[] =>
  doubt === undefined
    ? []
    : [
        `Likely, not sure: the machine restarted later (${lineLink(escaped(doubt.file.path), doubt.file.uri, doubt.file.table.line(doubt.entry))}), and the list may be newer.`,
      ]

/** A list near enough in time to be worth telling of. Milliseconds. */
const NEAR = 24 * 3_600_000

/** A list has no time of its own, but its file may have been saved when it was taken: how far that is from the entry. */
function ageOf({ how, ref, doubt }: ProcessDescription, { file, entry }: Located): readonly string[] {
  const apart = (ref.file.modified ?? Number.NaN) - utcOf(file, entry)
  if (how !== 'listed' || doubt !== undefined || !(Math.abs(apart) <= NEAR)) return []
  const when = Math.abs(apart) < 60_000 ? 'within a minute of this entry' : `${secondsText(apart / 1000)} than this entry`
  return [`Likely: the list was saved ${when}.`]
}

const HOW: { readonly [H in ProcessDescription['how']]: string } = {
  started: 'started before this entry',
  listed: 'listed in a snapshot',
  stated: 'as this entry states',
}

/** Codes that say what an entry is about; the verdict is in another. */
const DESCRIBING: ReadonlySet<CodeSpace> = new Set<CodeSpace>(['event', 'logon-type', 'pre-auth'])

function describeCodeField(field: Located): readonly string[] {
  const { space, meaning } = field.span.field
  const what = field.file.table.what(field.entry)
  const found = codeMeaning(field)
  if (found === undefined) return [escaped(meaning)]
  const counts = found.countsTowardLockout ? 'It counts toward the lockout.' : 'It does not count toward the lockout.'
  const judges = space === undefined || !DESCRIBING.has(space)
  const judged = judges && (what.outcome === 'failure' || found.countsTowardLockout)
  return [`**${escaped(found.symbol)}** ${escaped(found.meaning)}`, ...(judged ? [counts] : [])]
}
