import type { Investigation } from '../../../../shared/investigation.ts'
import type { Block, Lane } from './blocks.ts'
import { instant, nameOf } from './words.ts'

/** Places in which marks are drawn; more would lie on one another. */
const COLUMNS = 900
const MOST_SOURCES = 4

/** The failures and lockouts over the whole time, and below them the sessions of whom they were matched with; none where there is no time to draw. */
export function timeline({ timeline: events, culprits }: Investigation): readonly Block[] {
  const attempts = events?.attempts ?? []
  const [from, to] = span(attempts.map(({ at }) => Date.parse(at)))
  if (!(to > from)) return []
  const shares = (all: readonly string[]): readonly number[] => {
    const columns = new Set(all.map(at => Math.round(((Date.parse(at) - from) / (to - from)) * COLUMNS)))
    return [...columns].filter(column => column >= 0 && column <= COLUMNS).map(column => column / COLUMNS)
  }
  const of = (kind: 'bad-password' | 'locked-out'): readonly number[] =>
    shares(attempts.filter(attempt => attempt.class === kind).map(({ at }) => at))
  const lanes: readonly Lane[] = [
    {
      label: 'Failures',
      marks: [
        { kind: 'refused', at: of('locked-out') },
        { kind: 'wrong', at: of('bad-password') },
      ],
    },
    { label: 'Lockouts', marks: [{ kind: 'lockout', at: shares((events?.lockouts ?? []).map(({ at }) => at)) }] },
    ...culprits
      .slice(0, MOST_SOURCES)
      .flatMap((source): Lane[] =>
        source.sessionTimes?.length ? [{ label: nameOf(source), marks: [{ kind: 'session', at: shares(source.sessionTimes) }] }] : [],
      ),
  ]
  const caption = 'High marks are wrong passwords, low ones were refused while the account was locked; below, the sessions of who is named.'
  return [{ kind: 'picture', caption, from: `${at(from)} UTC`, to: `${at(to)} UTC`, lanes }]
}

/** The first and the last moment. There may be more of them than a call takes arguments. */
const span = (times: readonly number[]): readonly [number, number] =>
  times.reduce<readonly [number, number]>(([from, to], time) => [Math.min(from, time), Math.max(to, time)], [Infinity, -Infinity])

const at = (ms: number): string => instant(new Date(ms).toISOString())
