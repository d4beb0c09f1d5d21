import { LETTERS } from './unescape.ts'

/** A string of JSON without its escapes, and where each of its UTF-16 units stands in the string as written; one place more, for its end. */
export interface PlainText {
  readonly text: string
  readonly places: readonly number[]
}

const UNIT = /\\u([0-9a-f]{4})|\\(.)|./gis

export function plainText(written: string): PlainText {
  const signs = [...written.matchAll(UNIT)]
  return { text: signs.map(said).join(''), places: [...signs.map(({ index }) => index), written.length] }
}

function said([sign, unit, letter]: RegExpMatchArray): string {
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16))
  return letter === undefined ? sign : String.fromCharCode(LETTERS.get(letter.charCodeAt(0)) ?? letter.charCodeAt(0))
}
