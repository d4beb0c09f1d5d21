import { formatWords } from '../../../shared/formatWords.ts'
import type { SourceFile } from '../../../shared/investigation.ts'
import type { EventColumns, PanelDocument, PanelSource } from '../../../shared/panelMessages.ts'
import { count, counted } from '../words.ts'
import { protocolWords } from '../../../shared/protocolWords.ts'
import type { Moment } from './moments.ts'
import { isNear, nearAndOther, within } from './paths.ts'
import type { View } from './view.ts'

/** One row of the timeline: a log with the failures it records, or a client with its sessions. */
export interface Lane {
  readonly key: string
  readonly label: string
  readonly detail: string
  /** `failures` draws attempts, `sessions` a client, `words` says in text what the log holds, `missing` that no file is open. */
  readonly kind: 'failures' | 'sessions' | 'words' | 'missing'
  readonly wrong: readonly number[]
  readonly refused: readonly number[]
  readonly near: readonly number[]
  readonly other: readonly number[]
  readonly lockouts: readonly number[]
  readonly silences: readonly View[]
  readonly words: string
  /** What the whole time holds, when the view is all of it. */
  readonly total: string
  /** The attempts this lane explains; null where the document names no pairs. */
  readonly explained: readonly number[] | null
  /** Marks that have a line to go to, in order of time. */
  readonly places: readonly Moment[]
}

const MAX_CLIENTS = 8

/** The lanes of logs that record failures or cover them, then one for each ranked client. */
export function lanesOf(document: PanelDocument): { readonly logs: readonly Lane[]; readonly clients: readonly Lane[] } {
  const ranked = document.candidates.slice(0, MAX_CLIENTS)
  const failing = document.sources.filter(source => source.coverage !== undefined && source.clock.basis !== 'none')
  const logs = failing.filter(log => !ranked.some(source => hasSessionsOf(log, source))).map(log => logLane(log, document))
  const clients = ranked.map(source => clientLane(source, document))
  return { logs: [...logs, ...missingLanes(document)], clients }
}

/** Steps that need a log of their own, and what a lane without it is called. */
const LOG_OF_STEP: Readonly<Record<string, string>> = { S07: 'Netlogon', S12: 'Web', S14: 'SMTP' }

function missingLanes(document: PanelDocument): readonly Lane[] {
  return document.steps
    .filter(step => step.verdict === 'MISSING-DATA' && LOG_OF_STEP[step.id] !== undefined)
    .map(step => ({
      ...blank,
      key: `missing:${step.id}`,
      label: LOG_OF_STEP[step.id] ?? '',
      detail: step.id,
      kind: 'missing',
      words: 'no file open',
    }))
}

const blank: Lane = {
  key: '',
  label: '',
  detail: '',
  kind: 'words',
  wrong: [],
  refused: [],
  near: [],
  other: [],
  lockouts: [],
  silences: [],
  words: '',
  total: '',
  explained: null,
  places: [],
}

function logLane(source: SourceFile, document: PanelDocument): Lane {
  const { paths, attempts, lockouts } = document.timeline
  const file = paths.indexOf(source.path)
  const mine = attempts.at.map((at, i) => ({ at, refused: attempts.refused[i] === 1, file: attempts.file[i] })).filter(a => a.file === file)
  const locked = lockouts.at.filter((_, i) => lockouts.file[i] === file)
  const recorded = mine.length + locked.length > 0
  return {
    ...blank,
    key: `log:${source.path}`,
    label: formatWords(source.format).split(',')[0] ?? source.format,
    detail: source.host ?? '',
    kind: recorded ? 'failures' : 'words',
    wrong: mine.filter(a => !a.refused).map(a => a.at),
    refused: mine.filter(a => a.refused).map(a => a.at),
    lockouts: locked,
    silences: silences([source]),
    words: recorded ? '' : coverWords(source, document),
    total: recorded ? count(mine.length) : '',
    places: placesIn(source.path, document),
  }
}

/** "5,432 entries cover 120 of 120 failures". */
function coverWords(source: SourceFile, document: PanelDocument): string {
  return `${counted(source.entries, 'entry covers', 'entries cover')} ${coveredWords(source, document)} failures`
}

/** "118 of 120": the attempts that fall inside a file. */
export function coveredWords(source: SourceFile, document: PanelDocument): string {
  const all = document.attempts.badPassword + document.attempts.lockedOut
  return `${count(Math.round((source.coverage ?? 0) * all))} of ${count(all)}`
}

function clientLane(source: PanelSource, document: PanelDocument): Lane {
  const failures = document.timeline.attempts.at
  const lane = { ...blank, key: `client:${source.key}`, label: source.name ?? source.value, detail: detailOf(source) }
  const { sessions = 0, sessionTimes } = source
  if (sessions > 0 && sessionTimes.length === 0) return { ...lane, words: `${counted(sessions, 'session')}, too many to draw` }
  const split = source.pairedTimes ? byPair(sessionTimes, source.pairedTimes) : nearAndOther(sessionTimes, failures)
  return {
    ...lane,
    kind: 'sessions',
    near: split.near,
    other: split.other,
    silences: silences(document.sources.filter(log => hasSessionsOf(log, source))),
    total: `${count(source.matched)} of ${count(source.of)}`,
    explained: source.explainedTimes,
    places: placesOf(source.pairedPlaces, document.timeline.paths),
  }
}

/** What a log tells, in order of time. */
function placesIn(path: string, { timeline }: PanelDocument): readonly Moment[] {
  const lockouts = placesOf(timeline.lockouts, timeline.paths).map(place => ({ ...place, lockout: true }))
  const all = [...placesOf(timeline.attempts, timeline.paths), ...lockouts]
  return all.filter(({ ref }) => ref.path === path).toSorted((a, b) => a.at - b.at)
}

/** What stands beside a client's name: its address, else its protocol. */
function detailOf({ name, ip, value, protocol }: PanelSource): string {
  const other = name === undefined ? undefined : (ip ?? value)
  return other === undefined || other === name ? (protocolWords(protocol) ?? '') : other
}

function placesOf({ at, file, line }: EventColumns, paths: readonly string[]): readonly Moment[] {
  return at.map((time, i) => ({ at: time, ref: { path: paths[file[i] ?? -1] ?? '', line: line[i] ?? 1 } }))
}

/** Sessions that belong to a pair, wherever their window lies, and the others. */
function byPair(
  sessions: readonly number[],
  paired: readonly number[],
): { readonly near: readonly number[]; readonly other: readonly number[] } {
  const taken = new Set(paired.map(at => Math.round(at / 1000)))
  const isPaired = (at: number): boolean => [-1, 0, 1].some(d => taken.has(Math.round(at / 1000) + d))
  return { near: paired, other: sessions.filter(at => !isPaired(at)) }
}

/** A client's lane is silent where the log of its protocol is; without a protocol, where any log is. */
function hasSessionsOf(log: SourceFile, source: PanelSource): boolean {
  if (!source.protocol || source.protocol === 'unknown') return false
  const web = ['http', 'owa', 'activesync', 'ews', 'autodiscover', 'mapi', 'rpc'].includes(source.protocol)
  return log.format.includes(web ? 'w3c' : source.protocol)
}

function silences(sources: readonly SourceFile[]): readonly View[] {
  return sources
    .flatMap(source => source.silences ?? [])
    .map(gap => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) }))
    .filter(gap => gap.to > gap.from)
}

/** The count at the end of a lane, for what is in view. */
export function laneCount(lane: Lane, view: View, failures: readonly number[]): string {
  if (lane.kind === 'missing') return '–'
  if (lane.kind === 'words') return ''
  if (lane.kind === 'failures') return count(within(lane.wrong, view).length + within(lane.refused, view).length)
  const seen = within(failures, view)
  const explained = lane.explained ? within(lane.explained, view).length : seen.filter(at => isNear(at, lane.near)).length
  return `${count(explained)} of ${count(seen.length)}`
}

/** The lane as one sentence, for those who do not see it. */
export function laneSentence(lane: Lane, view: View, failures: readonly number[]): string {
  if (lane.kind === 'missing' || lane.kind === 'words') return `${lane.label}: ${lane.words}`
  const silent = lane.silences.filter(gap => gap.to > view.from && gap.from < view.to).length
  const tail = silent ? `, ${counted(silent, 'silence')}` : ''
  if (lane.kind === 'failures') return `${lane.label}: ${failureWords(lane, view)}${tail}`
  const sessions = within(lane.near, view).length + within(lane.other, view).length
  return `${lane.label}: ${counted(sessions, 'session')} in view, ${laneCount(lane, view, failures)} failures matched${tail}`
}

function failureWords(lane: Lane, view: View): string {
  const wrong = within(lane.wrong, view).length
  const refused = within(lane.refused, view).length
  const lockouts = within(lane.lockouts, view).length
  return `${counted(wrong, 'wrong password')}, ${count(refused)} refused while locked, ${counted(lockouts, 'lockout')} in view`
}
