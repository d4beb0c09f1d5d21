import { sinceOf } from '../../model/listed.ts'
import { once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { type ListedSession, type ListedSessions, listedSessions } from '../listedSessions.ts'
import type { OpenSession } from '../openSession.ts'
import { evidence } from '../references.ts'
import { counted, quoted } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** A disconnected session keeps the old password and goes on using it. */
export const s06Session: Step = {
  id: 'S06',
  title: 'Is it a disconnected terminal session?',
  run: inquiry => nothingToAskAbout(inquiry) ?? session(inquiry),
}

const SUSPECT = 'Terminal session'

function session(inquiry: Inquiry): Finding {
  const listed = listedSessions(inquiry.snapshot, inquiry.subject.user)
  if (listed.of.length > 0) return judgedList(inquiry, listed.of)
  const open = inquiry.sessions[0]
  if (open !== undefined) return judged(inquiry, open)
  if (inquiry.snapshot.case.facts?.some(({ kind }) => kind === 'no-terminal-services') === true)
    return found('RULED-OUT', 'You stated that no terminal services are in use.', {
      outcome: 'none here (your fact)',
      eliminated: [SUSPECT],
    })
  if (listed.hosts.size > 0) return notListed(inquiry, listed)
  return found('INCONCLUSIVE', 'No list of sessions is open, and nothing says whether terminal services are in use.', {
    outcome: 'no list of sessions',
    remaining: [SUSPECT],
    collect: [askAll(inquiry)],
  })
}

const askAll = (inquiry: Inquiry) =>
  once(
    inquiry,
    '',
    'quser /server:HOST_NAME',
    `For each terminal server: lists the sessions of ${userOf(inquiry)}, also the disconnected ones.`,
  )

/** A session has no name where it is disconnected; its list has no time, and says so by nothing but the host of its file. */
function judgedList(inquiry: Inquiry, sessions: readonly ListedSession[]): Finding {
  const { changes, time } = inquiry
  const change = changes.findLast(({ at }) => at <= time.from)
  const isStale = ({ what }: ListedSession): boolean => change !== undefined && (sinceOf(what)?.to ?? Number.POSITIVE_INFINITY) < change.at
  const stale = sessions.find(one => isStale(one) && sends(inquiry, one.host))
  const shown = stale ?? sessions.find(({ what }) => what.action === 'disconnected') ?? sessions[0]!
  const name = shown.host === '' ? 'an unknown machine' : quoted(inquiry.nameOf(shown.host))
  const state = shown.what.action === 'disconnected' ? 'A disconnected session' : 'A session'
  const more = { evidence: evidence(shown.ref, change?.ref), remaining: [SUSPECT], outcome: name }
  if (stale !== undefined) return found('SUPPORTED', `${state} of ${userOf(inquiry)} on ${name} is older than the password change.`, more)
  return found('INCONCLUSIVE', `${state} of ${userOf(inquiry)} is listed on ${name}; that it sends the old password is not shown.`, {
    ...more,
    collect: [once(inquiry, shown.host, 'quser', 'Shows since when the session is there, and whether it still is.')],
  })
}

/** The user is in no list: that rules out a session on the machine that the failures come from, and says nothing of others. */
function notListed(inquiry: Inquiry, { hosts }: ListedSessions): Finding {
  const { host } = inquiry.hop
  const ref = hosts.get(host)
  const name = quoted(inquiry.nameOf(host))
  if (host !== '' && ref !== undefined && inquiry.subject.user.name.length <= LONGEST_NAME)
    return found('RULED-OUT', `${name}, from which the failures come, lists no session of ${userOf(inquiry)}.`, {
      evidence: evidence(ref),
      outcome: `none on ${name}`,
      eliminated: [SUSPECT],
    })
  const others = counted(hosts.size, 'open list of sessions', 'open lists of sessions')
  return found('INCONCLUSIVE', `${userOf(inquiry)} is not in ${others}; none is surely of the machine that the failures come from.`, {
    evidence: evidence(...hosts.values()),
    outcome: 'not in the lists',
    remaining: [SUSPECT],
    collect: [askAll(inquiry)],
  })
}

/** Names of users are cut in lists of sessions. */
const LONGEST_NAME = 20

/** Whether failures come from a machine. */
const sends = ({ hop, sources }: Inquiry, host: string): boolean =>
  host !== '' && (host === hop.host || sources.some(source => source.session?.host === host))

function judged(inquiry: Inquiry, open: OpenSession): Finding {
  const { say, changes } = inquiry
  const change = changes.findLast(({ at }) => at <= inquiry.time.from)
  const isStale = change !== undefined && open.at < change.at
  const name = quoted(inquiry.nameOf(open.host))
  const sentence = `A session of ${userOf(inquiry)} on ${name} is open since ${say.day(open.at)}, ${say.time(open.at)}`
  const shown = { evidence: evidence(open.ref, change?.ref), remaining: [SUSPECT], outcome: name }
  if (isStale && sends(inquiry, open.host)) return found('SUPPORTED', `${sentence}, before the password change.`, shown)
  return found('INCONCLUSIVE', `${sentence}; that it sends the old password is not shown.`, {
    ...shown,
    collect: [once(inquiry, open.host, 'quser', 'Shows whether that session is still there.')],
  })
}
