import { once } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { counted, duration, quoted } from '../wording.ts'
import type { Off, Workstation } from '../workstations.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** Failures that go on while the user's own machine is off clear its drives, services and tasks. */
export const s05Workstation: Step = {
  id: 'S05',
  title: 'Is it the user’s workstation?',
  run: inquiry => nothingToAskAbout(inquiry) ?? workstation(inquiry),
}

const SUSPECT = 'Workstation'
/** Failures in the time it was off, below which the pause may be chance (step S05). */
const LEAST = 3

function workstation(inquiry: Inquiry): Finding {
  const { workstations, hop, sources } = inquiry
  const [first] = sources
  const stated = first?.stated === undefined || first.confidence === 'possible' ? '' : first.name.toLowerCase()
  const own = workstations.find(({ host }) => host !== '' && (host === hop.host || host === stated))
  if (own !== undefined)
    return found('SUPPORTED', `The failures come from ${quoted(own.name)}, at which ${userOf(inquiry)} sits.`, {
      evidence: evidence(own.ref, inquiry.attempts[0]?.row),
      outcome: quoted(own.name),
      remaining: [SUSPECT],
    })
  for (const station of workstations)
    for (const off of station.off) {
      const finding = whileOff(inquiry, station, off)
      if (finding !== undefined) return finding
    }
  return undecided(inquiry)
}

function whileOff(inquiry: Inquiry, station: Workstation, off: Off): Finding | undefined {
  const { attempts, say, rhythm, time } = inquiry
  const during = attempts.filter(({ at }) => at >= off.from && at <= off.to)
  const rate = during.length / Math.max(1, overlap(off, time))
  const overall = attempts.length / Math.max(1, time.to - time.from)
  const name = quoted(station.name)
  const when = `${name} was off from ${say.time(off.from)} to ${say.time(off.to)}${off.by === 'fact' ? ' (your fact)' : ''}`
  const shown = { evidence: evidence(...off.refs, during[0]?.row, during.at(-1)?.row) }
  if (during.length >= LEAST && rate >= overall / 2 && rate <= overall * 1.5 && inquiry.hop.host !== '') {
    const beat = rhythm === undefined || rhythm.periodSeconds === 0 ? '' : ` at the same ${duration(rhythm.periodSeconds)}`
    return found('RULED-OUT', `${when}; ${counted(during.length, 'failure')} go on${beat}.`, {
      ...shown,
      outcome: `${counted(during.length, 'failure')} while it was off`,
      eliminated: [SUSPECT],
    })
  }
  const expected = overall * overlap(off, time)
  if (during.length > 0 || expected < 10) return undefined
  return found('SUPPORTED', `${when}, and no failure falls into that time; about ${Math.round(expected)} would.`, {
    ...shown,
    outcome: 'failures stop with it',
    remaining: [SUSPECT],
  })
}

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))

function undecided(inquiry: Inquiry): Finding {
  const [station] = inquiry.workstations
  const because =
    station === undefined
      ? `Nothing says which machine is ${userOf(inquiry)}’s, or when it was off.`
      : `Nothing says that ${quoted(station.name)} was off for a time with 3 failures or more.`
  return found('INCONCLUSIVE', because, {
    evidence: evidence(station?.ref),
    outcome: station === undefined ? 'workstation not known' : 'not known when it was off',
    remaining: [SUSPECT],
    collect: [
      once(
        inquiry,
        station?.host ?? '',
        'wevtutil qe System /q:"*[System[(EventID=1074 or EventID=6005 or EventID=6006 or EventID=6008)]]" /f:xml',
        'Shows when the workstation was off. Or shut it down for a while, note the times and state them as a fact.',
      ),
    ],
  })
}
