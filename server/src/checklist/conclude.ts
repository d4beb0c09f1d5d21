import type { AttemptPair, Confidence, RankedSource, UnexplainedAttempt, WouldChange } from '../../../shared/investigation.ts'
import { furtherWords, whyOf } from './candidateWords.ts'
import { clientName } from './clientNames.ts'
import { silencesOf, spanOf } from './coverage.ts'
import { stated as known } from './grouping.ts'
import { protocolName, withArticle } from './hostedServices.ts'
import type { Inquiry } from './inquiry.ts'
import { explainedBy } from './fit.ts'
import type { Ranked } from './ranking.ts'
import { evidence, refTo, sampleOf } from './references.ts'
import type { Client } from './sessions.ts'
import type { Source } from './sources.ts'
import { statedDocument, statedWouldChange, unnamedStated } from './statedDocument.ts'
import { count, counted, duration, iso, listed, quoted } from './wording.ts'

/** Candidates of which every session and pair is told, and sessions that one of them may have; of the rest the counts. Whoever is named is told in full. */
const TOLD_IN_FULL = 20
const MOST_SESSIONS = 10_000

/** The sources that are named, strongest first, and everything that was ranked, so that a reader sees why it lost. */
export function conclude(inquiry: Inquiry): { readonly culprits: readonly RankedSource[]; readonly candidates: readonly RankedSource[] } {
  const { suspects, sources, stated } = inquiry
  const words = new Map(
    sources.flatMap(({ timed, confidence }) => (timed === undefined ? [] : [[timed.ranked.client, confidence] as const])),
  )
  const spoken = stated.map((one, n) => {
    const source = sources.find(other => other.stated === one) ?? unnamedStated(inquiry, one)
    return statedDocument(inquiry, source, one, n < TOLD_IN_FULL)
  })
  const ranked = new Map(suspects.ranked.map((one, n) => [one.client, sourceOf(inquiry, one, words.get(one.client), n < TOLD_IN_FULL)]))
  return { culprits: sources.flatMap(source => culpritOf(inquiry, source, ranked)), candidates: [...spoken, ...ranked.values()] }
}

function culpritOf(inquiry: Inquiry, source: Source, ranked: ReadonlyMap<Client, RankedSource>): RankedSource[] {
  const { stated, timed, confidence } = source
  if (stated !== undefined)
    return [{ ...statedDocument(inquiry, source, stated, true), wouldChange: statedWouldChange(inquiry, source, stated) }]
  const document = timed === undefined ? undefined : ranked.get(timed.ranked.client)
  if (timed === undefined || document === undefined) return []
  const wouldChange = wouldChangeOf(inquiry, timed.ranked, confidence, document.unexplained ?? [])
  return [{ ...document, because: culpritSentence(timed.ranked), wouldChange }]
}

/** A ranked client; `word` only where it is named. */
function sourceOf(inquiry: Inquiry, ranked: Ranked, word: Confidence | undefined, inFull: boolean): RankedSource {
  const { client, all, sessions } = ranked
  const name = quoted(clientName(inquiry.snapshot, client).name)
  const { process } = inquiry
  const isNamed = word !== undefined
  const detail =
    isNamed || (inFull && all.sessions <= MOST_SESSIONS)
      ? { sessionTimes: sessions.map(({ at }) => iso(at)), pairs: pairsOf(inquiry, ranked) }
      : {}
  return {
    kind: client.kind,
    value: client.kind === 'ip' ? client.address : quoted(client.behind),
    ip: client.address,
    ...known({ name: name === '' ? undefined : name }),
    protocol: client.protocol,
    ...(!isNamed || process === undefined ? {} : { process: processOf(inquiry) }),
    confidence: word ?? 'not shown',
    matched: all.matched,
    of: all.of,
    sessions: all.sessions,
    lift: Math.round(all.lift * 10) / 10,
    log10p: Number.isFinite(all.log10p) ? Math.round(all.log10p * 10) / 10 : -999,
    evidence: evidence(...sampleOf(sessions)),
    because: whyOf(inquiry, ranked, isNamed),
    ...detail,
    ...(isNamed ? { unexplained: unexplainedOf(inquiry, ranked) } : {}),
  }
}

function processOf(inquiry: Inquiry) {
  const { process } = inquiry
  return known({ host: process?.host ? inquiry.nameOf(process.host) : undefined, pid: process?.pid, image: process?.program?.image })
}

/** The address, with the name where several come from it. */
const labelOf = ({ address, behind }: Ranked['client']): string => (behind === '' ? address : `${quoted(behind)} behind ${address}`)

function culpritSentence({ client, all, window }: Ranked): string {
  return `${count(all.matched)} of ${counted(all.of, 'failure')} have ${withArticle(client.protocol)} connection from ${labelOf(client)} within ${window.after} seconds${furtherWords(all)}; chance would give ${count(all.expected)}.`
}

/** Each matched attempt beside its session, with the seconds between them. */
function pairsOf({ attempts, suspects }: Inquiry, { all, sessions }: Ranked): AttemptPair[] {
  return explainedBy(all).flatMap(({ attempt, session }) => {
    const anchor = suspects.anchors[attempt]
    const [tried, one] = [attempts[anchor?.attempt ?? -1], sessions[session]]
    if (anchor === undefined || tried === undefined || one === undefined) return []
    return [{ attempt: refTo(tried.row), session: refTo(one), seconds: Math.round((one.at - anchor.at) / 100) / 10 }]
  })
}

/** The attempts that no session of the client explains, with the silence of the log where one lies over them. */
function unexplainedOf(inquiry: Inquiry, { all, client }: Ranked): UnexplainedAttempt[] {
  const { suspects, attempts, time } = inquiry
  const matched = new Set(explainedBy(all).map(({ attempt }) => attempt))
  const logs = suspects.logs.filter(({ protocol }) => protocol === client.protocol)
  const silences = logs.flatMap(({ file }) => silencesOf(spanOf(file), time))
  return suspects.anchors.flatMap((anchor, index) => {
    const tried = attempts[anchor.attempt]
    if (matched.has(index) || tried === undefined) return []
    const silence = silences.find(({ from, to }) => anchor.at > from - 2000 && anchor.at < to + 2000)
    const because = silence === undefined ? undefined : silenceWords(inquiry, protocolName(client.protocol), silence)
    return [{ attempt: refTo(tried.row), ...known({ because }) }]
  })
}

const silenceWords = ({ say }: Inquiry, log: string, { from, to }: { readonly from: number; readonly to: number }): string =>
  `The ${log} log is silent for every client from ${say.time(from, true)} to ${say.time(to, true)}, so no failure in that time could be matched.`

/** What would make the answer stronger or weaker, and what would overturn it. */
function wouldChangeOf(inquiry: Inquiry, ranked: Ranked, confidence: Confidence, unexplained: readonly UnexplainedAttempt[]): WouldChange {
  const { client, bad } = ranked
  const user = quoted(inquiry.subject.user.name)
  const name = quoted(clientName(inquiry.snapshot, client).name) || client.address
  const beat = inquiry.rhythm === undefined || inquiry.rhythm.periodSeconds === 0 ? '' : ` at ${duration(inquiry.rhythm.periodSeconds)}`
  return {
    stronger: `A trace in which ${client.address} sends ${user} and is refused makes it proven.`,
    ...known({ weaker: weaker(bad, confidence, unexplained) }),
    overturned: `Failures that go on${beat} while ${name} is off, or a trace with another name.`,
  }
}

/** How many wrong passwords without a connection would cost the word: each word demands its share of them (DOMAIN.md 4.5). */
function weaker(bad: Ranked['bad'], confidence: Confidence, unexplained: readonly UnexplainedAttempt[]): string | undefined {
  const demand = confidence === 'near certain' ? 0.9 : 0.8
  if (confidence !== 'near certain' && confidence !== 'probable') return undefined
  const more = Math.floor(bad.matched / demand - bad.of) + 1
  const less = confidence === 'near certain' ? 'probable' : 'possible'
  const now = bad.of - bad.matched
  const silent = unexplained.filter(({ because }) => because !== undefined).length
  const rest =
    unexplained.length === 0
      ? []
      : [`${counted(unexplained.length, 'other failure')} without one${silent === unexplained.length ? ', while the log is silent' : ''}`]
  return `${counted(more, 'more wrong password')} without a connection ${more === 1 ? 'makes' : 'make'} it ${less} (${listed([`${now} now`, ...rest])}).`
}
