import type { Random } from '../../tools/sample/random.ts'

/** Somebody of a large company: few are busy, most are seldom seen. */
export interface Person {
  readonly user: string
  readonly computer: string
  /** Number of the person, from 0. */
  readonly number: number
}

const FIRST = 'anna ben carla david eva felix greta hugo ida jonas klara leo mara nils olga paul rita sven tina udo'.split(' ')
const LAST =
  'adler berg conti duval evers fuchs gomez haas ilic jensen kraus lopez moreau novak otero pohl quast rossi silva tan ulmer vogt weiss yilmaz zorn'.split(
    ' ',
  )

export const DOMAIN = 'CONTOSO'

const PEOPLE: readonly Person[] = FIRST.flatMap((first, f) => LAST.map((last, l) => personOf(`${first}.${last}`, f * LAST.length + l)))
const NOBODY: Person = personOf('nobody', -1)

function personOf(user: string, number: number): Person {
  return { user, computer: `WKS-${String(number + 1).padStart(4, '0')}`, number }
}

/** Five hundred users, the busiest of them most often. */
export function somebody(random: Random): Person {
  return PEOPLE[often(random, PEOPLE.length)] ?? NOBODY
}

/** One of those who share clients and records with a person, the same ones each time; the person himself is the first. */
export function colleagueOf({ number }: Person, nth: number): Person {
  return PEOPLE[(number + nth) % PEOPLE.length] ?? NOBODY
}

/** The most addresses a person is seen from: the office, home, and what the mobile network gave out. With 500 people, 20,000 clients. */
const ADDRESSES_EACH = 40

/** One of the person's first addresses, the first of them most often. */
export function addressOf(random: Random, person: Person, addresses = ADDRESSES_EACH): string {
  const client = Math.max(0, person.number) * ADDRESSES_EACH + Math.floor(random.unit() ** 4 * addresses)
  return `10.${40 + Math.floor(client / 5000)}.${Math.floor(client / 200) % 100}.${20 + (client % 200)}`
}

/** The id of one of a person's two devices. */
export function deviceOf(random: Random, person: Person): string {
  return String(10_000_000 + (person.number + 1) * 100 + random.whole(0, 1))
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
