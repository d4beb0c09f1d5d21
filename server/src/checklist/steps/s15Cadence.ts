import { samePeriod } from '../cadence.ts'
import type { Inquiry } from '../inquiry.ts'
import { interleaved, type Timer } from '../interleaved.ts'
import { evidence } from '../references.ts'
import { count, counted, duration, listed, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** A constant period through hours says program with a timer; lockouts have a period of their own and are never used. */
export const s15Cadence: Step = {
  id: 'S15',
  title: 'Is it a machine, and how often?',
  run: inquiry => nothingToAskAbout(inquiry) ?? cadence(inquiry),
}

function cadence(inquiry: Inquiry): Finding {
  const { rhythm, attempts, sources } = inquiry
  const best = sources[0]?.timed?.ranked
  const shown = { evidence: evidence(attempts[0]?.row, attempts[1]?.row, best?.sessions[0]) }
  if (rhythm === undefined)
    return found('INCONCLUSIVE', `${counted(attempts.length, 'failure')}: too few to have a rhythm; it shows in thirty or more.`, {
      ...shown,
      outcome: 'too few',
    })
  const period = duration(rhythm.periodSeconds)
  const timers = rhythm.periodSeconds === 0 ? interleaved(attempts.map(({ at }) => at)) : []
  if (timers.length > 0) return found('SUPPORTED', mixedWords(inquiry, timers), { ...shown, outcome: `${timers.length} machines` })
  if (rhythm.periodSeconds === 0)
    return found(
      rhythm.kind === 'human' ? 'SUPPORTED' : 'INCONCLUSIVE',
      `${counted(attempts.length, 'failure')} keep no period${rhythm.kind === 'human' ? '; they come in bursts, as a person types' : ''}.`,
      {
        ...shown,
        outcome: rhythm.kind === 'human' ? 'HUMAN' : 'no period',
      },
    )
  const beat = `repeat every ${period}, ${rhythm.jitterSeconds < 0.05 ? 'to the second' : `give or take ${duration(rhythm.jitterSeconds)}`}, ${count(rhythm.kept)} intervals of ${count(rhythm.intervals)}`
  if (rhythm.kind !== 'machine')
    return found('INCONCLUSIVE', `Failures ${beat}; too few to tell a machine.`, {
      ...shown,
      outcome: `every ${period}`,
    })
  if (best === undefined) return found('SUPPORTED', `Failures ${beat}.`, { ...shown, outcome: 'MACHINE' })
  if (samePeriod(rhythm, best.rhythm))
    return found('SUPPORTED', `Failures and sessions of ${best.client.address} both ${beat}.`, { ...shown, outcome: 'MACHINE' })
  const other =
    best.rhythm === undefined || best.rhythm.periodSeconds === 0 ? 'keep no such period' : `every ${duration(best.rhythm.periodSeconds)}`
  const own = best.all
  return found(
    'INCONCLUSIVE',
    `Failures repeat every ${period}, sessions of ${best.client.address} ${other}; ${share(own.matched, own.of)} still meet.`,
    {
      ...shown,
      outcome: `every ${period}`,
    },
  )
}

/** How often each of several timers tries, and which of them locks the account. */
function mixedWords({ attempts, replay }: Inquiry, timers: readonly Timer[]): string {
  const each = timers.map(({ members, rhythm }) => `${count(members.length)} every ${duration(rhythm.periodSeconds)}`)
  const tripping = replay.tripping.filter(n => n >= 0)
  const trips = timers.map(({ members }) => tripping.filter(n => members.includes(n)).length)
  const most = trips.indexOf(Math.max(...trips))
  const locks =
    tripping.length === 0
      ? ''
      : ` The one every ${duration(timers[most]!.rhythm.periodSeconds)} trips ${share(trips[most]!, tripping.length)} lockouts.`
  return `${timers.length} timers are mixed in ${counted(attempts.length, 'failure')}: ${listed(each)}.${locks}`
}
