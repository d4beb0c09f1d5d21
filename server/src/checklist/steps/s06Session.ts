import { once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import type { OpenSession } from '../openSession.ts'
import { evidence } from '../references.ts'
import { quoted } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** A disconnected session keeps the old password and goes on using it. */
export const s06Session: Step = {
  id: 'S06',
  title: 'Is it a disconnected terminal session?',
  run: inquiry => nothingToAskAbout(inquiry) ?? session(inquiry),
}

const SUSPECT = 'Terminal session'

function session(inquiry: Inquiry): Finding {
  const open = inquiry.sessions[0]
  if (open !== undefined) return judged(inquiry, open)
  if (inquiry.snapshot.case.facts?.some(({ kind }) => kind === 'no-terminal-services') === true)
    return found('RULED-OUT', 'You stated that no terminal services are in use.', {
      outcome: 'none here (your fact)',
      eliminated: [SUSPECT],
    })
  return found('INCONCLUSIVE', 'No list of sessions is open, and nothing says whether terminal services are in use.', {
    outcome: 'no list of sessions',
    remaining: [SUSPECT],
    collect: [
      once(
        inquiry,
        '',
        'quser /server:HOST_NAME',
        `For each terminal server: lists the sessions of ${userOf(inquiry)}, also the disconnected ones.`,
      ),
    ],
  })
}

function judged(inquiry: Inquiry, open: OpenSession): Finding {
  const { say, changes, hop } = inquiry
  const change = changes.findLast(({ at }) => at <= inquiry.time.from)
  const isStale = change !== undefined && open.at < change.at
  const name = quoted(inquiry.nameOf(open.host))
  const sentence = `A session of ${userOf(inquiry)} on ${name} is open since ${say.day(open.at)}, ${say.time(open.at)}`
  const shown = { evidence: evidence(open.ref, change?.ref), remaining: [SUSPECT], outcome: name }
  const sends = open.host === hop.host || inquiry.sources.some(source => source.session?.host === open.host)
  if (isStale && sends) return found('SUPPORTED', `${sentence}, before the password change.`, shown)
  return found('INCONCLUSIVE', `${sentence}; that it sends the old password is not shown.`, {
    ...shown,
    collect: [once(inquiry, open.host, 'quser', 'Shows whether that session is still there.')],
  })
}
