import { readFileSync } from 'node:fs'
import type { Random } from '../../tools/sample/random.ts'
import { addressOf, type Person, somebody } from './people.ts'

/** A large log made from the fixtures of its format: their records over and over, each time of somebody else and a little later. */
export interface VariedInput {
  readonly format: string
  /** Which layout of the format it is; '' where one input stands for all of them. */
  readonly layout: string
  readonly fixtures: readonly string[]
  /** The lines above the records of a fixture; those of the first one head the log. */
  readonly head: number
}

const FORMATS = new URL('../../server/src/formats/', import.meta.url)
const DAY = 86_400

/** What differs from one record to the next: times, people, clients, ids, ports. In this order, as the first that fits is taken. */
const VARIED =
  /(\d{1,2}):([0-5]\d):([0-5]\d)|\b(User\d+|anna|ben)\b( {2,})?|\b(10\.1\.5\.\d+)\b|\b(WKS\d+|WS\d+|WEBAPP01|PHONE-ANNA)\b|\b((?=[\dA-F]*[A-F])(?=[\dA-F]*\d)[\dA-F]{12,16})\b/gi
const PORT = /(?<=[ :"])(?:4[89]|5[0-5])\d{3}\b/g

export interface VariedText {
  readonly head: string
  /** The records once, varied for somebody. `at` counts the turns. */
  readonly turn: (random: Random, at: number) => string
}

export function variedText({ format, fixtures, head }: VariedInput): VariedText {
  const texts = fixtures.map(name => readFileSync(new URL(`${format}/fixtures/${name}`, FORMATS), 'latin1').split(/(?<=\n)/))
  // A list is longer than a fixture, and blank lines stand at its end alone.
  const records = texts.map(lines => withEnd(lines.slice(head).join('').trimEnd())).join('')
  return {
    head: texts[0]?.slice(0, head).join('') ?? '',
    turn: (random, at) => varied(records, random, at),
  }
}

const withEnd = (text: string): string => (text === '' ? '' : `${text}\r\n`)

function varied(records: string, random: Random, at: number): string {
  const people = new Map<string, Person>()
  const personOf = (name: string): Person => {
    const known = people.get(name) ?? somebody(random)
    people.set(name, known)
    return known
  }
  const addresses = new Map<string, string>()
  // Who is connected keeps his address.
  const addressFor = (name: string): string => {
    const known = addresses.get(name) ?? addressOf(random, personOf(name), 6)
    addresses.set(name, known)
    return known
  }
  const id = random.whole(0x100000, 0xffffff).toString(16).toUpperCase()
  return records
    .replace(VARIED, (text: string, ...[hour, minute, second, user, blanks, address, host, hex]: readonly (string | undefined)[]) => {
      if (user !== undefined) return inItsColumn(personOf(user).user, blanks === undefined ? 0 : text.length)
      if (address !== undefined) return addressFor(address)
      if (host !== undefined) return personOf(host).computer
      // A card is somebody's, a session is new each time.
      if (hex !== undefined) return hex.slice(0, -6) + (hex.length === 12 ? cardOf(personOf(hex)) : id)
      return later(text, Number(hour), Number(minute) * 60 + Number(second) + at)
    })
    .replace(PORT, () => String(random.whole(49_152, 55_999)))
}

const cardOf = ({ number }: Person): string => (0xa00000 + number).toString(16).toUpperCase()

/** A name with the blanks behind it, so that what follows stays below its heading. */
const inItsColumn = (name: string, width: number): string => (width === 0 ? name : name.slice(0, width - 1).padEnd(width))

/** A time some seconds on, in the same spelling; the hour stays, as it may be one of twelve. */
function later(text: string, hour: number, seconds: number): string {
  const minutes = Math.floor((seconds % DAY) / 60) % 60
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${String(hour).padStart(text.indexOf(':'), '0')}:${pad(minutes)}:${pad(seconds % 60)}`
}
