import type { Random } from './random.ts'
import { MINUTE, SECOND, type Story } from './story.ts'

/** Somebody of the office, with the computer he works at. */
export interface Colleague {
  readonly name: string
  readonly computer: string
  readonly address: string
  readonly way: 'basic' | 'ntlm'
}

/** One time that a colleague opens his mail in the browser: one logon, then some rows in the web log. */
export interface Visit {
  readonly at: number
  readonly who: Colleague
  readonly accepted: boolean
  readonly pages: number
}

const NAMES =
  'abell acruz bfisher bnovak cdiaz cmeyer cwong dkeller dokafor efranke eholt fgarcia fsato gblum gpatel hlind hyoung ikramer jlopez jstone kadler kwest lmoreno lruiz mbaker mvogel nclark nshah oberg pcosta pmarsh qtran rkeane rsoto sdupont swolf tchen tmoss uweber vhale'

export const COLLEAGUES: readonly Colleague[] = NAMES.split(' ').map((name, i) => ({
  name,
  computer: `WKS${String(i + 1).padStart(2, '0')}`,
  address: `10.1.2.${21 + i}`,
  way: i % 3 === 0 ? 'ntlm' : 'basic',
}))

/** The one who mistypes his password twice in the browser, and then gets in. */
export const MISTYPING = 'mvogel'

/** All visits of the two hours in order of time. */
export function visits(story: Story): Visit[] {
  const ordinary = COLLEAGUES.flatMap(who => visitsOf(who, story, story.stream(`visits of ${who.name}`)))
  return [...ordinary, ...mistyped(story)].toSorted((a, b) => a.at - b.at)
}

function visitsOf(who: Colleague, story: Story, random: Random): Visit[] {
  const told: Visit[] = []
  const pausePerSecond = 1 / (13 * 60)
  for (
    let at = story.begin + random.pause(pausePerSecond) * SECOND;
    at < story.end - MINUTE;
    at += MINUTE + random.pause(pausePerSecond) * SECOND
  )
    told.push({ at, who, accepted: true, pages: random.whole(6, 19) })
  return told
}

function mistyped(story: Story): Visit[] {
  const who = COLLEAGUES.find(colleague => colleague.name === MISTYPING)
  if (who === undefined) return []
  const first = story.begin + 51 * MINUTE + 17_350
  return [0, 14_200, 31_700].map((later, i) => ({ at: first + later, who, accepted: i === 2, pages: i === 2 ? 12 : 0 }))
}

/** When the server decided about the logon of a visit, and wrote its event. */
export const judgedAt = (visit: Visit): number => visit.at + 310
