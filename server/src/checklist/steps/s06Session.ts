import { type EntryRef, utcOf } from '../../evidence/evidenceFile.ts'
import { shortHost } from '../../model/identity.ts'
import { once } from '../collect.ts'
import { entriesWhere, userMarks, whatMarks } from '../columns.ts'
import type { Inquiry } from '../inquiry.ts'
import { hostKey } from '../observations.ts'
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
const REMOTE_DESKTOP = 10
const DISCONNECTED = new Set(['683', '4779'])
const ENDED = new Set(['538', '551', '4634', '4647', '682', '4778'])

function session(inquiry: Inquiry): Finding {
  const open = openSession(inquiry)
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

interface Open {
  readonly ref: EntryRef
  readonly host: string
  readonly at: number
}

/** The latest session of the user that was opened or disconnected and of which no end is written on the same machine. */
function openSession(inquiry: Inquiry): Open | undefined {
  const events = inquiry.snapshot.files.flatMap(file => {
    const marks = whatMarks(file.table, what => what.logonType === REMOTE_DESKTOP || DISCONNECTED.has(what.code) || ENDED.has(what.code))
    return entriesWhere(file.table, userMarks(file, inquiry.subject.user), marks).map(entry => {
      const { who, what } = file.table.read(entry)
      const host = hostKey(who.logger) || shortHost(file.host?.name ?? '')
      return { ref: { file, entry }, host, at: utcOf(file, entry), opens: opens(what.code, what.outcome) }
    })
  })
  const latest = new Map<string, (typeof events)[number]>()
  for (const event of events.toSorted((a, b) => a.at - b.at)) if (event.opens !== undefined) latest.set(event.host, event)
  return [...latest.values()].find(event => event.opens === true)
}

/** Whether an event leaves a session open; undefined where it says neither. */
function opens(code: string, outcome: string): boolean | undefined {
  if (DISCONNECTED.has(code)) return true
  if (ENDED.has(code)) return false
  return outcome === 'success' ? true : undefined
}

function judged(inquiry: Inquiry, open: Open): Finding {
  const { say, changes, hop } = inquiry
  const change = changes.findLast(({ at }) => at <= inquiry.time.from)
  const isStale = change !== undefined && open.at < change.at
  const name = quoted(inquiry.nameOf(open.host))
  const sentence = `A session of ${userOf(inquiry)} on ${name} is open since ${say.day(open.at)}, ${say.time(open.at)}`
  const shown = { evidence: evidence(open.ref, change?.ref), remaining: [SUSPECT], outcome: name }
  if (isStale && open.host === hop.host) return found('SUPPORTED', `${sentence}, before the password change.`, shown)
  return found('INCONCLUSIVE', `${sentence}; that it sends the old password is not shown.`, {
    ...shown,
    collect: [once(inquiry, open.host, 'quser', 'Shows whether that session is still there.')],
  })
}
