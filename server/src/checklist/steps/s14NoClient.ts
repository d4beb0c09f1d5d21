import { smtpLog, trace } from '../collect.ts'
import { isEnough } from '../confidence.ts'
import { covers, hasSureClock, spanOf } from '../coverage.ts'
import { protocolName } from '../hostedServices.ts'
import { hostOfLogs, type Inquiry } from '../inquiry.ts'
import { isOf } from '../protocolLogs.ts'
import { count, counted, listed, share } from '../wording.ts'
import { type Finding, found } from './step.ts'

/** What step S14 says when it can name nobody: too little, nobody who stands out, or, where that is proof, not by this protocol. */
export function noClient(inquiry: Inquiry, remaining: readonly string[]): Finding {
  const { ranked, anchors, limits } = inquiry.suspects
  const [best] = ranked
  const open = { remaining, collect: [trace(inquiry, '')] }
  if (best === undefined)
    return found('INCONCLUSIVE', `No client connects in the time of the ${count(anchors.length)} failures that the log covers.`, {
      ...open,
      outcome: 'no client',
    })
  const bad = anchors.filter(anchor => anchor.bad).length
  if (!isEnough(best.bad, limits))
    return found(
      'INCONCLUSIVE',
      `${counted(bad, 'wrong password')} in the time of the log; 5 are needed to rank ${counted(ranked.length, 'client')}.`,
      {
        remaining,
        outcome: 'too few to rank',
        collect: [smtpLog(inquiry)],
      },
    )
  const ranking = `${counted(ranked.length, 'client')} ${ranked.length === 1 ? 'was' : 'were'} ranked`
  if (ranked.some(({ all }) => all.lift >= 2 && all.matched >= 0.2 * all.of))
    return found('INCONCLUSIVE', `${ranking}; the best meets ${share(best.all.matched, best.all.of)} failures, not enough to name it.`, {
      ...open,
      outcome: 'nobody stands out',
    })
  const nobody = `${ranking}; the best has ${counted(best.all.near, 'session')} near a failure, and chance gives ${count(best.all.expected)}`
  const tested = [...new Set(inquiry.suspects.logs.map(({ protocol }) => protocolName(protocol)))]
  const left = remaining.filter(name => !tested.includes(name))
  const isLast = remaining.length > 0 && left.length === 0
  if (isLast || !canRuleOut(inquiry))
    return found('INCONCLUSIVE', `${nobody}${isLast ? `. Yet only ${listed(remaining)} is left: its log lacks somebody` : ''}.`, {
      ...open,
      outcome: 'nobody stands out',
    })
  return found('RULED-OUT', `${nobody}: not by ${listed(tested)}.`, {
    ...open,
    outcome: 'nobody stands out',
    eliminated: tested,
    remaining: left,
  })
}

/**
 * A protocol is out only if its log covers the failures, on the right machine, by a sure clock that is also that of the failures (step S14; DOMAIN.md 3.3), and no
 * front end hands on requests of clients whom the log does not show.
 */
function canRuleOut({ suspects: { logs }, attempts, handingOn, hop, process }: Inquiry): boolean {
  if (handingOn.size > 0) return false
  const host = hostOfLogs(hop, process)
  const spans = logs.map(({ file }) => spanOf(file))
  const covered = attempts.filter(({ at }) => spans.some(span => covers(span, at))).length
  const sameClock = attempts.filter(({ row }) => row.logger === host && hasSureClock(row.file)).length
  const isSure = logs.every(log => isOf(log, host) === 'yes' && hasSureClock(log.file) && log.file.format.can.clientAddress === 'written')
  return isSure && attempts.length > 0 && covered >= 0.9 * attempts.length && sameClock >= 0.9 * attempts.length
}
