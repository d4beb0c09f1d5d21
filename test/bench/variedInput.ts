import { readFileSync } from 'node:fs'
import type { Random } from '../../tools/sample/random.ts'
import { addressOf, colleagueOf, type Person, somebody } from './people.ts'

/** A large log made from the fixtures of its format: their records over and over, each time of somebody else and a little later. */
export interface VariedInput {
  readonly format: string
  /** Which layout of the format it is; '' where one input stands for all of them. */
  readonly layout: string
  readonly fixtures: readonly string[]
  /** The lines above the records of a fixture; those of the first one head the log. */
  readonly head: number
  /** The lines at the end of the last fixture that are not repeated: a log has one that is cut at its end only. */
  readonly foot: number
}

const FORMATS = new URL('../../server/src/formats/', import.meta.url)

/** What differs from one record to the next: times, people, clients, computers, cards, ids. In this order, as the first that fits is taken. */
const VARIED =
  /(?<![\d.])(\d{1,2}):([0-5]\d):([0-5]\d)|\b(User\d+|anna|ben)\b|\b(10\.1\.5\.\d+)\b|\b(WKS\d+|WS\d+|WEBAPP01|PHONE-ANNA)\b|(?<![\dA-F]-)\b((?=\d*[A-F])[\dA-F]{12})\b|(?<=3D[-:.])(4E[-:]?(?:5F|60))\b|\b((?=[\dA-F]*[A-F])(?=[\dA-F]*\d)(?!3E3B0328C30D)[\dA-F]{12,16})\b/gi
const PORT = /(?<=[ :"])(?:4[89]|5[0-5])\d{3}\b/g

export interface VariedText {
  readonly head: string
  /** The records once, varied for somebody. `at` counts the turns. */
  readonly turn: (random: Random, at: number) => string
}

export function variedText({ format, fixtures, head, foot }: VariedInput): VariedText {
  const texts = fixtures.map(name => readFileSync(new URL(`${format}/fixtures/${name}`, FORMATS), 'latin1').split(/(?<=\n)/))
  const records = texts
    .map((lines, i) => lines.slice(head, i < texts.length - 1 ? lines.length : lines.length - foot))
    .map(lines => withEnd(lines.join('').trimEnd()))
    .join('')
  return {
    head: texts[0]?.slice(0, head).join('') ?? '',
    turn: (random, at) => varied(records, random, at),
  }
}

const withEnd = (text: string): string => (text === '' ? '' : `${text}\r\n`)

function varied(records: string, random: Random, at: number): string {
  const personOf = castOf(random)
  // Who is connected keeps his address and port, and what has an id keeps that.
  const addressFor = once(name => addressOf(random, personOf('address', name), 6))
  const portFor = once(() => String(random.whole(49_152, 55_999)))
  const idFor = once(id => id.slice(0, -6) + random.whole(0x100000, 0xffffff).toString(16).toUpperCase())
  return records
    .replace(VARIED, (text: string, ...[hour, , , user, address, host, card, cardEnd, id]: readonly (string | undefined)[]) => {
      if (user !== undefined) return personOf('user', user).user
      if (address !== undefined) return addressFor(address)
      if (host !== undefined) return personOf('host', host).computer
      if (card !== undefined) return card.slice(0, -4) + cardOf(personOf('card', card.slice(-2)), '')
      if (cardEnd !== undefined) return cardOf(personOf('card', cardEnd.slice(-2)), cardEnd.slice(2, -2))
      return id === undefined ? timeAt(at, Number(hour), text.indexOf(':')) : idFor(id)
    })
    .replace(PORT, portFor)
}

/** Who takes part in one turn. The first name, address, computer and card of the fixture are those of one person, the next ones those of a colleague. */
function castOf(random: Random): (kind: string, text: string) => Person {
  const first = somebody(random)
  const seen = new Map<string, string[]>()
  return (kind, text) => {
    const known = seen.get(kind) ?? []
    seen.set(kind, known)
    const name = text.toLowerCase()
    if (!known.includes(name)) known.push(name)
    return colleagueOf(first, known.indexOf(name))
  }
}

/** The same answer for the same text. */
function once(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>()
  return text => {
    const known = made.get(text) ?? make(text)
    made.set(text, known)
    return known
  }
}

/** The last two bytes of somebody's card. */
const cardOf = ({ number }: Person, between: string): string => (0xa000 + number).toString(16).toUpperCase().replace(/..$/, `${between}$&`)

/** The time of a turn: a log of this size has several records a second. The hour stays, as it may be one of twelve, with its digits. */
function timeAt(at: number, hour: number, digits: number): string {
  const pad = (value: number): string => String(value % 60).padStart(2, '0')
  return `${String(hour).padStart(digits, '0')}:${pad(Math.floor(at / 60))}:${pad(at)}`
}
