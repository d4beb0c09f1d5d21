import type { Random } from '../../tools/sample/random.ts'

/** Somebody of a large company: few are busy, most are seldom seen. */
export interface Person {
  readonly user: string
  readonly computer: string
}

const FIRST = 'anna ben carla david eva felix greta hugo ida jonas klara leo mara nils olga paul rita sven tina udo'.split(' ')
const LAST =
  'adler berg conti duval evers fuchs gomez haas ilic jensen kraus lopez moreau novak otero pohl quast rossi silva tan ulmer vogt weiss yilmaz zorn'.split(
    ' ',
  )

export const DOMAIN = 'CONTOSO'

const PEOPLE: readonly Person[] = FIRST.flatMap((first, f) =>
  LAST.map((last, l) => ({ user: `${first}.${last}`, computer: `WKS-${String(f * LAST.length + l + 1).padStart(4, '0')}` })),
)
const NOBODY: Person = { user: 'nobody', computer: 'WKS-0000' }

/** Five hundred users, the busiest of them most often. */
export function somebody(random: Random): Person {
  return PEOPLE[often(random, PEOPLE.length)] ?? NOBODY
}

const CLIENTS = Array.from({ length: 20_000 }, (_, i) => `10.${40 + Math.floor(i / 5000)}.${Math.floor(i / 200) % 100}.${20 + (i % 200)}`)

/** Twenty thousand client addresses. */
export function someAddress(random: Random): string {
  return CLIENTS[often(random, CLIENTS.length)] ?? '10.40.0.20'
}

/** Small numbers come much more often than large ones, as with everything that people use. */
function often(random: Random, count: number): number {
  return Math.floor(random.unit() ** 2.5 * count)
}

/** A choice by weight; the weights need not add up to one. */
export function weighted<T>(choices: readonly (readonly [weight: number, value: T])[], fallback: T): (random: Random) => T {
  const sum = choices.reduce((total, [weight]) => total + weight, 0)
  return random => {
    let left = random.unit() * sum
    for (const [weight, value] of choices) {
      left -= weight
      if (left < 0) return value
    }
    return fallback
  }
}
