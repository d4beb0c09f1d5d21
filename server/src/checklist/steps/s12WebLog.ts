import { forTheTime, hostWord } from '../collect.ts'
import { hostOfLogs, type Inquiry } from '../inquiry.ts'
import { evidence, sampleOf } from '../references.ts'
import { count, counted, quoted, share } from '../wording.ts'
import { webDoubt } from '../webDoubt.ts'
import { type Finding, found, noServiceAsked, nothingToAskAbout, type Step, userOf } from './step.ts'

/** Web logs name users whose Basic logon fails, so here absence has weight, if the log covers the time and names others. */
export const s12WebLog: Step = {
  id: 'S12',
  title: 'Does the OWA log name the user?',
  run: inquiry => nothingToAskAbout(inquiry) ?? noServiceAsked(inquiry) ?? webLog(inquiry),
}

const SUSPECT = 'OWA'

function webLog(inquiry: Inquiry): Finding {
  const { web, services, attempts } = inquiry
  if (services.candidates?.some(({ protocol }) => protocol === 'owa') === false)
    return found('NOT-APPLICABLE', `No web service lives in ${quoted(inquiry.process?.program?.image ?? 'the process')}.`)
  if (isWorkstation(inquiry))
    return found('NOT-APPLICABLE', `The failures come from the machine at which ${userOf(inquiry)} sits; it serves no web clients.`)
  if (web.logs.length === 0) return missing(inquiry)
  if (attempts.length === 0) return found('INCONCLUSIVE', 'No failure is known to look for in the web log, only lockouts.', { collect: [] })
  const remaining = services.remaining.map(({ name }) => name)
  if (web.failuresMatched * 2 >= attempts.length)
    return found(
      'SUPPORTED',
      `${share(web.failuresMatched, attempts.length)} failures have a refused web request of ${userOf(inquiry)} in the same seconds.`,
      {
        evidence: evidence(...sampleOf(web.named)),
        outcome: SUSPECT,
        remaining: [SUSPECT],
      },
    )
  const doubt = webDoubt(inquiry)
  if (doubt !== undefined)
    return found('INCONCLUSIVE', doubt, {
      evidence: evidence(web.named[0]),
      remaining,
      outcome: `0 of ${count(web.rows)} rows near a failure`,
    })
  const proof = web.otherFailures.length > 0 ? ` and ${counted(web.otherFailures.length, 'failure')} of theirs` : ''
  return found(
    'RULED-OUT',
    `The log covers ${share(web.covered, attempts.length)} failures, names ${counted(web.otherUsers, 'other user')}${proof}, and never ${userOf(inquiry)}.`,
    {
      evidence: evidence(...sampleOf(web.otherFailures)),
      outcome: `0 of ${count(web.rows)} rows, and it would`,
      eliminated: [SUSPECT],
      remaining: remaining.filter(name => name !== SUSPECT),
    },
  )
}

/** Whether the machine that the failures come through is the user's own, of which no web log could be. */
const isWorkstation = ({ web, workstations, hop, process }: Inquiry): boolean =>
  web.logs.length === 0 && process?.program?.image !== 'w3wp.exe' && workstations.some(({ host }) => host !== '' && host === hop.host)

function missing(inquiry: Inquiry): Finding {
  const host = hostOfLogs(inquiry.hop, inquiry.process)
  const where = host === '' ? 'the server' : quoted(inquiry.nameOf(host))
  const elsewhere =
    inquiry.web.elsewhere === 0
      ? ''
      : ` ${counted(inquiry.web.elsewhere, 'web log')} of other machines ${inquiry.web.elsewhere === 1 ? 'says' : 'say'} nothing here.`
  return found('MISSING-DATA', `No web log of ${where} is open.${elsewhere}`, {
    outcome: 'no web log',
    remaining: inquiry.services.remaining.map(({ name }) => name),
    collect: [
      forTheTime(
        inquiry,
        host,
        'robocopy %windir%\\system32\\LogFiles C:\\temp\\LogFiles *.log /s',
        `Logs of ${hostWord(inquiry, host)}, written in UTC. IIS 7 and later: %SystemDrive%\\inetpub\\logs\\LogFiles.`,
      ),
    ],
  })
}
