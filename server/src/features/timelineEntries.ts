import type { Investigation } from '../../../shared/investigation.ts'
import type { PlaceParams, TimelineKind, TimelineWish } from '../../../shared/requests.ts'
import { BEFORE_ALL, entriesNearest } from '../evidence/entriesNear.ts'
import type { EntryRef, EvidenceFile } from '../evidence/evidenceFile.ts'
import { countIn, entriesIn, filesSharing } from '../evidence/identityIndex.ts'
import { logAt, type Snapshot } from '../evidence/snapshot.ts'
import { canonicalIdentity } from '../model/canonical.ts'
import type { What } from '../model/entry.ts'
import { type Identity, sameIdentity } from '../model/identity.ts'
import { fieldAt } from '../syntax/locate.ts'
import type { FeatureContext } from './context.ts'
import { failureKind } from './failureKinds.ts'
import { entryOf } from './hops.ts'
import type { Chosen } from './sliceEntries.ts'
import { inTimeOrder } from './timeOrder.ts'
import type { Turns } from '../evidence/turns.ts'

/** The entries of a case, and those that name an identity, from all logs in order of corrected time; each once. */
export function* timelineEntries(
  context: FeatureContext,
  wish: TimelineWish,
  investigation: Investigation | undefined,
  most: number,
): Turns<Chosen> {
  const { snapshot } = context
  const found = new Found()
  const subject = subjectOf(investigation)
  for (const file of snapshot.files) {
    yield
    if (subject !== undefined) found.add(file, refusalsOf(file, subject, wish.show))
  }
  if (wish.show.includes('sessions')) for (const { file, entry } of sessionsOf(snapshot, investigation)) found.add(file, [entry])
  const hidden = wish.identity === undefined ? 0 : yield* addNaming(context, wish.identity, most, found)
  const inOrder = inTimeOrder(found.all())
  return { entries: inOrder.slice(0, most), total: inOrder.length + hidden }
}

/** Entries found so far, each once. */
class Found {
  private readonly byFile = new Map<EvidenceFile, Set<number>>()

  add(file: EvidenceFile, entries: readonly number[]): void {
    const known = this.byFile.get(file) ?? new Set<number>()
    this.byFile.set(file, known)
    for (const entry of entries) known.add(entry)
  }

  all(): readonly EntryRef[] {
    return [...this.byFile].flatMap(([file, entries]) => [...entries].toSorted((a, b) => a - b).map(entry => ({ file, entry })))
  }
}

function subjectOf(investigation: Investigation | undefined): Identity | undefined {
  const { user = '', domain = '' } = investigation?.subject ?? {}
  return user === '' ? undefined : canonicalIdentity('user', domain === '' || /[\\@]/.test(user) ? user : `${domain}\\${user}`)
}

/** The refused sign-ins and lockouts of an account in a log. */
function refusalsOf(file: EvidenceFile, subject: Identity, show: readonly TimelineKind[]): readonly number[] {
  const isShown = (what: What): boolean => {
    const kind = failureKind(what)
    return kind === 'lockout' ? show.includes('lockouts') : kind !== undefined && show.includes('attempts')
  }
  return entriesIn(file, subject, { says: isShown }).filter(entry => {
    const { user } = file.table.who(entry)
    return user !== undefined && sameIdentity(user, subject)
  })
}

/** The connections that belong to a refused sign-in, of the clients that are named; where none is, of all that were ranked. */
function sessionsOf(snapshot: Snapshot, investigation: Investigation | undefined): readonly EntryRef[] {
  const { culprits = [], candidates = [] } = investigation ?? {}
  const ranked = culprits.length > 0 ? culprits : candidates
  return ranked.flatMap(({ pairs = [] }) => pairs.flatMap(({ session }) => entryOf(snapshot, session) ?? []))
}

/** Adds the earliest entries that name the identity at a place, and returns how many more there are. */
function* addNaming({ snapshot, syntax }: FeatureContext, place: PlaceParams, most: number, found: Found): Turns<number> {
  const log = logAt(snapshot, place.uri, place.line)
  const field = log === undefined ? undefined : fieldAt(syntax, log, place)
  if (field?.identity === undefined) return 0
  const { identity } = field
  const files = filesSharing(snapshot, identity, field.file)
  const earliest = yield* entriesNearest(files, identity, BEFORE_ALL, most)
  for (const { file, entry } of earliest) found.add(file, [entry])
  return files.reduce((sum, file) => sum + countIn(file, identity), 0) - earliest.length
}
