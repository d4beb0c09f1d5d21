import { once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { listed, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** A service that is not in the process cannot have asked for the logon; the list must be of the time of the failures. */
export const s11Disabled: Step = {
  id: 'S11',
  title: 'Which of them are switched off?',
  run: inquiry => nothingToAskAbout(inquiry) ?? disabled(inquiry),
}

function disabled(inquiry: Inquiry): Finding {
  const { process, services } = inquiry
  const { candidates, off } = services
  const program = process?.program
  const names = services.remaining.map(({ name }) => name)
  if (candidates === undefined || process === undefined)
    return found('MISSING-DATA', 'Needs the services of the process, or a list of services.', {
      outcome: 'needs the process list',
      collect: commands(inquiry),
    })
  const testable = candidates.filter(({ byList }) => byList)
  if (off.length > 0)
    return found(
      'RULED-OUT',
      `${share(off.length, candidates.length)} services are ${services.byFact ? 'off (your fact)' : `not in the service list of PID ${process.pid}`}.`,
      {
        evidence: evidence(program?.ref),
        outcome: listed(off.map(({ name }) => name)),
        eliminated: off.map(({ name }) => name),
        remaining: names,
      },
    )
  if (testable.length === 0)
    return found('NOT-APPLICABLE', `${listed(names)} is all that lives in this process; there is nothing to strike out.`, {
      remaining: names,
    })
  if (program?.services === undefined)
    return found('MISSING-DATA', 'The process list does not show services: take one with tasklist /svc.', {
      remaining: names,
      collect: commands(inquiry),
    })
  return found('SUPPORTED', `All ${testable.length} services that a list can show are in the process.`, {
    evidence: evidence(program.ref),
    outcome: 'none is off',
    remaining: names,
  })
}

const commands = (inquiry: Inquiry) => [
  once(
    inquiry,
    inquiry.process?.host ?? inquiry.hop.host,
    'sc query pop3svc & sc query imap4svc & sc query nntpsvc & sc query smtpsvc',
    'Says which mail services run; take it while the failures go on.',
  ),
]
