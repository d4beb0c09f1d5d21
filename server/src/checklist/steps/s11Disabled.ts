import { once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import type { SwitchedOff } from '../services.ts'
import type { HostedService } from '../hostedServices.ts'
import { evidence } from '../references.ts'
import { listeningService, statedService } from '../serviceStates.ts'
import { listed, quoted, share } from '../wording.ts'
import { type Finding, found, noServiceAsked, nothingToAskAbout, type Step } from './step.ts'

/** A service that is not in the process cannot have asked for the logon; the list must be of the time of the failures. */
export const s11Disabled: Step = {
  id: 'S11',
  title: 'Which of them are switched off?',
  run: inquiry => nothingToAskAbout(inquiry) ?? noServiceAsked(inquiry) ?? disabled(inquiry),
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
    return found('RULED-OUT', `${share(off.length, candidates.length)} services are ${reasons(inquiry, off)}.`, {
      evidence: evidence(...off.map(({ ref }) => ref)),
      outcome: listed(off.map(({ name }) => name)),
      eliminated: off.map(({ name }) => name),
      remaining: names,
    })
  if (testable.length === 0)
    return found('NOT-APPLICABLE', `${listed(names)} is all that lives in this process; there is nothing to strike out.`, {
      remaining: names,
    })
  if (program?.services === undefined || program.doubt !== undefined) return undecided(inquiry, testable, names)
  return found('SUPPORTED', `All ${testable.length} services that a list can show are in the process.`, {
    evidence: evidence(program.ref),
    outcome: 'none is off',
    remaining: names,
  })
}

/** Without the services of the process: lists of the machine's services and ports may say that all run. */
function undecided(inquiry: Inquiry, testable: readonly HostedService[], remaining: readonly string[]): Finding {
  const { snapshot, process } = inquiry
  const running = testable.flatMap(({ protocol }) => {
    const stated = statedService(snapshot, process?.host ?? '', protocol) ?? listeningService(snapshot, process?.host ?? '', protocol)
    return stated?.state === 'on' ? [stated.ref] : []
  })
  if (running.length === testable.length)
    return found('SUPPORTED', `All ${running.length} services that can be in the process run on ${hostOf(inquiry)}.`, {
      evidence: evidence(...running),
      outcome: 'none is off',
      remaining,
    })
  const because =
    process?.program?.doubt === undefined
      ? 'The process list does not show services: take one with tasklist /svc.'
      : 'The process list may be newer than the failures: the machine restarted.'
  return found('MISSING-DATA', because, { evidence: evidence(...running), remaining, collect: commands(inquiry) })
}

const hostOf = (inquiry: Inquiry): string => quoted(inquiry.nameOf(inquiry.process?.host ?? ''))

const REASONS: Readonly<Record<SwitchedOff['by'], (inquiry: Inquiry) => string>> = {
  process: ({ process }) => `not in the service list of PID ${process?.pid ?? 0}`,
  state: inquiry => `stopped or disabled on ${hostOf(inquiry)}`,
  port: inquiry => `without an open port on ${hostOf(inquiry)}`,
  fact: () => 'off (your fact)',
}

/** Every reason once, in the order of their strength. */
const reasons = (inquiry: Inquiry, off: readonly SwitchedOff[]): string =>
  (['process', 'state', 'port', 'fact'] as const)
    .filter(by => off.some(one => one.by === by))
    .map(by => REASONS[by](inquiry))
    .join(' or ')

const commands = (inquiry: Inquiry) => [
  once(
    inquiry,
    inquiry.process?.host ?? inquiry.hop.host,
    'sc query pop3svc & sc query imap4svc & sc query nntpsvc & sc query smtpsvc',
    'Says which mail services run; take it while the failures go on.',
  ),
]
